"""English passes, other languages are named, what is too short to tell passes."""

from __future__ import annotations

import py3langid
import pytest

from reportedly import lexicon
from reportedly.errors import NotEnglish, NoText
from reportedly.ingest.language import require_english

OTHERS = {
    "German": "Der Hafen wurde am Montag geschlossen, sagte der Bürgermeister in einem Brief an den Rat der Stadt.",
    "Dutch": "De haven werd maandag gesloten, zei de burgemeester in een brief aan de raad. Wat er was, is onbekend.",
    "French": "Le port a été fermé lundi, a déclaré le maire dans une lettre au conseil, et les ouvriers sont partis.",
    "Spanish": "El puerto fue cerrado el lunes, dijo el alcalde en una carta al consejo. No se sabe lo que ocurre.",
    "Turkish": "Liman pazartesi günü kapatıldı, dedi belediye başkanı meclise yazdığı bir mektupta. Kentte ne oldu?",
    "Indonesian": "Pelabuhan ditutup pada hari itu, kata wali kota dalam surat kepada dewan. Tidak diketahui sebabnya.",
    "Russian": "Порт был закрыт в понедельник, сказал мэр в письме совету. Что произошло в городе, неизвестно.",
    "Arabic": "أغلق الميناء يوم الاثنين، قال رئيس البلدية في رسالة إلى المجلس. ولا يعرف ما حدث في المدينة.",
    "Chinese": "市长周一在致议会的信中说，港口已经关闭。目前尚不清楚城里发生了什么。工人们晚上已经回家了。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_named(language: str) -> None:
    with pytest.raises(NotEnglish, match=f"a.txt seems to be in {language}; only English"):
        require_english(OTHERS[language], "a.txt")


def test_capitals_change_nothing() -> None:
    with pytest.raises(NotEnglish, match="German"):
        require_english(OTHERS["German"].upper(), "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said no.",
        "No.",
        "Harbour closed; mayor silent",
        "Der Hafen ist zu.",
        "THE HARBOUR WAS CLOSED ON MONDAY, THE MAYOR SAID IN A LETTER TO THE COUNCIL.",
        "Mayor meets Ødegård, Łukasiewicz, Çelikoğlu, Þorvaldsson, Nguyễn, Żeromski; harbour closed, ferries idle",
        "Szczęsny Wójcik, Grzegorz Brzęczyszczykiewicz and Małgorzata Źdźbło met in Chrząszczyżewoszyce on Monday,"
        " where Jędrzej Śliwiński, Bożena Głąb and Stanisława Ćwikła were heard, Życie Hrubieszowa wrote.",
        "The song goes “O du lieber Augustin, alles ist hin”, and the crowd in the square sang it to the mayor.",
    ],
)
def test_english_short_or_full_of_names_passes(text: str) -> None:
    require_english(text, "a.txt")


def test_short_text_without_a_latin_letter_is_not_english() -> None:
    with pytest.raises(NotEnglish):
        require_english("Порт закрыт", "a.txt")


@pytest.mark.parametrize("text", ["12345", "🙂🙂", "…!?", "\u200f\u202e"])
def test_no_words_at_all(text: str) -> None:
    with pytest.raises(NoText, match="holds no words"):
        require_english(text, "a.txt")


def test_every_language_that_can_be_found_has_a_name() -> None:
    found = {code for code, _ in py3langid.rank("The harbour was closed.")} - {"en", "zxx"}
    assert found == {row["code"] for row in lexicon.table("languages")}
