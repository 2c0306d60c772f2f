"use strict";
// Shows a card for the mark under the pointer or the focus. The page reads without it; it adds no words of its own to
// the document but copies of the panel's entries, as nodes, so no text is ever parsed as markup.
(() => {
  document.documentElement.classList.add("script");
  const HANDLES = ".words a[data-of]";
  const card = make("div", "card");
  card.setAttribute("role", "dialog");
  card.hidden = true;
  card.tabIndex = -1;
  document.body.append(card);

  let shown = null;   // the mark that the card belongs to
  let pinned = false; // opened on purpose: stays until closed, and has the focus
  let origin = null;  // the panel's link by which somebody came to the text
  let timer = 0;
  let closing = false;

  function make(tag, className, words) {
    const node = document.createElement(tag);
    node.className = className || "";
    if (words) node.textContent = words;
    return node;
  }

  const readingOf = (node) => node.closest(".reading");
  const entryOf = (mark) => document.getElementById(`${readingOf(mark).id}-${mark.dataset.of}`);
  const sameThing = (mark) => readingOf(mark).querySelectorAll(`[data-of="${mark.dataset.of}"]`);

  function light(mark) {
    document.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
    if (mark) sameThing(mark).forEach((node) => node.classList.add("lit"));
  }

  function rowToLines(row) {
    const heads = [...row.closest("table").querySelectorAll("thead th")];
    return [...row.children].map((cell, place) => {
      const line = make("p");
      line.append(make("span", "label", heads[place].textContent + ":"), " ", ...cell.cloneNode(true).childNodes);
      return line;
    }).filter((line) => line.textContent.trim() !== line.firstChild.textContent);
  }

  function fill(mark, entry) {
    const lines = entry.matches("tr") ? rowToLines(entry) : [...entry.cloneNode(true).childNodes];
    const foot = make("p", "foot");
    const link = make("a", "", "Show in the list");
    link.href = `#${entry.id}`;
    const close = make("button", "", "Close");
    close.type = "button";
    close.addEventListener("click", () => hide(true));
    foot.append(link, close);
    card.replaceChildren(...lines, foot);
    card.querySelectorAll(".ways, [id]").forEach((node) => (node.matches(".ways") ? node.remove() : node.removeAttribute("id")));
    card.setAttribute("aria-label", mark.getAttribute("aria-label") || mark.textContent.slice(0, 80));
  }

  function place(mark) {
    const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const left = Math.min(Math.max(16, at.left), innerWidth - card.offsetWidth - 16);
    const below = at.bottom + 10;
    const top = below + card.offsetHeight < innerHeight ? below : Math.max(8, at.top - card.offsetHeight - 10);
    card.style.left = `${Math.max(0, left)}px`;
    card.style.top = `${top}px`;
    if (matchMedia("(max-width: 40rem)").matches && at.bottom > innerHeight * 0.5) mark.scrollIntoView({ block: "center" });
  }

  function show(mark, pin) {
    const entry = entryOf(mark);
    clearTimeout(timer);
    if (!entry || (pinned && !pin)) return;
    fill(mark, entry);
    card.hidden = false;
    card.classList.toggle("pinned", pin);
    [shown, pinned] = [mark, pin];
    light(mark);
    place(mark);
    if (pin) card.focus();
  }

  function hide(back) {
    clearTimeout(timer);
    const mark = shown;
    const hadFocus = pinned || card.contains(document.activeElement);
    card.hidden = true;
    [shown, pinned] = [null, false];
    light(null);
    if (!back || !mark || !hadFocus) return;
    closing = true; // the focus that goes back to the mark doesn't open the card again
    (mark.matches("a") ? mark : handleOf(mark) || mark).focus();
    closing = false;
  }

  const handleOf = (mark) => readingOf(mark).querySelector(`.words a[data-of="${mark.dataset.of}"]`);
  const markUnder = (target) => (target instanceof Element ? target.closest(".words [data-of]:not(.relation, .passage)") : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || pinned) return;
    const mark = markUnder(event.target);
    clearTimeout(timer);
    if (mark) timer = setTimeout(() => show(mark, false), 120);
    else if (!card.contains(event.target) && !(shown && shown === document.activeElement)) timer = setTimeout(() => hide(false), 250);
  });

  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest(HANDLES);
    if (closing) return;
    if (mark && mark.matches(":focus-visible")) show(mark, false);
    else if (!card.contains(event.target) && shown) {
      pinned = false;
      hide(false);
    }
  });

  document.addEventListener("click", (event) => {
    const mark = markUnder(event.target);
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey && getSelection().isCollapsed) {
      event.preventDefault();
      show(mark, true);
      return;
    }
    const link = event.target.closest('a[href^="#"]');
    if (link) follow(event, link);
    else if (!card.contains(event.target)) hide(false);
  });

  function follow(event, link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    hide(false);
    reveal(target);
    history.replaceState(null, "", link.hash);
    if (target.closest(".words")) {
      origin = link;
      if (!target.matches("a")) target.tabIndex = -1;
      light(target);
    } else if (target.matches(".entry")) light(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches(".reading, main") ? "start" : "center" });
  }

  function reveal(target) {
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  }

  function step(key, current) {
    const all = [...readingOf(current).querySelectorAll(HANDLES)];
    const here = all.indexOf(current);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[key];
    if (next !== undefined && all[next]) all[next].focus();
    return next !== undefined;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!card.hidden) hide(true);
      else if (origin && document.activeElement.closest(".words")) {
        light(null);
        reveal(origin);
        origin.focus();
        origin = null;
      }
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const mark = document.activeElement && document.activeElement.closest(HANDLES);
    if (mark && step(event.key, mark)) event.preventDefault();
  });

  document.querySelectorAll(".panel").forEach((panel) => {
    panel.addEventListener("pointerover", (event) => {
      const entry = event.target.closest(".entry");
      if (entry && !pinned) light(entry);
    });
    panel.addEventListener("pointerleave", () => !shown && light(null));
  });

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  addEventListener("resize", () => shown && place(shown));
})();
