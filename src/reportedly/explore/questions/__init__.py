"""What can be asked of a dossier: each question is one function of a connection, and its answer is typed data.

Commands, Python, HTTP, pages and exports all ask here, so they all give the same answer. Answers are frozen
dataclasses; `plain` makes JSON data of them. Lists come by the page, with a cursor for the next one.
"""

from reportedly.explore.questions.answers import Page, Rows, all_rows, plain
from reportedly.explore.questions.copies import Placed, Repeated, copy_page
from reportedly.explore.questions.figures import StatedFigure, figures_between
from reportedly.explore.questions.problems import FoundProblem, problem_page
from reportedly.explore.questions.search import ALL, ArticleHit, Only, StatementHit, search_articles, search_statements
from reportedly.explore.questions.statements import StatementOf, statements_of
from reportedly.explore.questions.status import Status, status

__all__ = [
    "ALL",
    "ArticleHit",
    "FoundProblem",
    "Only",
    "Page",
    "Placed",
    "Repeated",
    "Rows",
    "StatedFigure",
    "StatementHit",
    "StatementOf",
    "Status",
    "all_rows",
    "copy_page",
    "figures_between",
    "plain",
    "problem_page",
    "search_articles",
    "search_statements",
    "statements_of",
    "status",
]
