"""Every record has a page, every link of every page leads somewhere, and nothing in a record becomes markup."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase, UnknownRecord
from actions.knowledge.search import Search
from bot.evidence.library import Library
from tests.base import assistant, base

TODAY = date(2026, 11, 25)


@lru_cache(maxsize=1)
def library() -> Library:
    return Library(base(), assistant().labels, assistant().search)


class Page(HTMLParser):
    """What a page holds: links, ids, text, headings, and anything that a strict policy would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.refused: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if tag == "a" and name == "href" and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.append(value)
            if name == "style" or name.startswith("on") or tag in ("script", "style", "iframe"):
                self.refused.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        self.words += data


@lru_cache(maxsize=1)
def every_page() -> dict[str, str]:
    pages = {"": library().front()}
    pages |= {record.id: library().entry(record.id, TODAY) for record in base().all(r.Record)}
    listed = re.findall(r'href="/evidence/(all/[\w-]+)"', pages[""])
    pages |= {name: library().listing(name.removeprefix("all/")) for name in listed}
    return pages | {f"guidelines/{reason}": library().guidelines(reason) for reason in base().reasons}


def test_every_record_has_a_page_that_says_its_sentence() -> None:
    pages = every_page()
    for record in base().all(r.Evidence):
        assert record.text.strip() in Page(pages[record.id]).words, record.id
    assert len(pages) > len(base())


def test_every_link_leads_to_a_page() -> None:
    pages = every_page()
    for address, html in pages.items():
        page = Page(html)
        for link in page.links:
            if link.startswith("/evidence/"):
                assert link.removeprefix("/evidence/") in pages, (address, link)
            elif link.startswith("#"):
                assert link[1:] in page.ids, (address, link)
            else:
                assert link == "/evidence" or link.startswith(("https://", "http://")), (address, link)


def test_pages_are_sound_under_a_strict_policy() -> None:
    for address, html in every_page().items():
        page = Page(html)
        assert page.refused == [], address
        assert page.tags.count("h1") == 1, address
        assert len(page.ids) == len(set(page.ids)), address


def test_a_finding_shows_figure_population_design_source_and_review() -> None:
    words = Page(library().entry("mmf-pooled-intolerant-santiago", TODAY)).words
    for shown in (
        "82 % (95 % CI 77–87)",
        "intolerant of standard therapy",
        "meta-analysis of observational studies, uncontrolled",
        "Santiago 2019",
        "abstract read",
        "doi:10.1111/apt.15157",
        "2028-11-24",
        "checked against the dossier",
        "Response to mycophenolate in intolerant patients",  # the conflict that qualifies it
    ):
        assert shown in words
    assert 'href="https://doi.org/10.1111/apt.15157"' in library().entry("mmf-pooled-intolerant-santiago", TODAY)


def test_the_four_guidelines_stand_in_one_row_with_their_own_grades() -> None:
    html = library().guidelines("insufficient_response")
    row = next(part for part in html.split("<tr>") if 'href="/evidence/tacrolimus"' in part)
    assert re.findall(r">([^<]*)</a>", row)[1:4] == ["after others", "one option", "one option"]
    assert "strength: weak recommendation" in html
    assert "grade 0" in html


def test_an_overdue_record_says_so_on_its_page() -> None:
    assert "Past its review date" not in library().entry("tacrolimus", TODAY)
    assert "Past its review date (2028-11-24)" in library().entry("tacrolimus", date(2028, 11, 25))


def test_what_is_not_there_is_an_error_of_its_own() -> None:
    with pytest.raises(UnknownRecord):
        library().entry("no-such-record", TODAY)
    with pytest.raises(KeyError):
        library().listing("no-such-kind")
    with pytest.raises(KeyError):
        library().guidelines("no-such-reason")


def test_search_finds_by_beginnings_of_words_and_leaves_the_house_sentences_out() -> None:
    found = Page(library().front("tacro pregn"))
    assert "/evidence/tacrolimus-pregnancy" in found.links
    assert "/evidence/greeting" not in Page(library().front("hello")).links
    assert "No record holds all of these words" in library().front("xylophone")


@given(st.text(max_size=80))
def test_no_search_breaks_the_page_or_becomes_markup(words: str) -> None:
    page = Page(library().front(words))
    assert page.refused == []
    assert page.tags.count("h1") == 1


def test_a_record_with_markup_in_its_words_shows_it_as_words() -> None:
    record = base().get("mmf-pooled-intolerant-santiago", r.Finding)
    hostile = structs.replace(record, text="<script>alert(1)</script> & <b>bold</b>.", endpoint='"><img src=x>')
    records = {other.id: other for other in base().all(r.Record)} | {record.id: hostile}
    changed = KnowledgeBase(records, {i: base().review(i) for i in records}, base().version)
    page = Page(Library(changed, assistant().labels, Search(changed, ())).entry(record.id, TODAY))
    assert page.refused == []
    assert "img" not in page.tags
    assert "<script>alert(1)</script> & <b>bold</b>." in page.words
