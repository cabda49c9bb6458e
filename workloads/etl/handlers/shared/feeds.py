"""Reads news feeds: RSS, Atom and JSON Feed become the same plain items."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree
from xml.parsers import expat

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


class FeedError(Exception):
    """A feed's answer is not what it should be."""


@dataclass(frozen=True)
class Item:
    """One piece of news. `published` is in UTC, or None."""

    feed: str
    id: str
    title: str
    link: str
    published: str | None
    text: str

    def document(self):
        """What is stored: the same item is always the same bytes."""
        return json.dumps(vars(self), sort_keys=True, ensure_ascii=False, indent=2).encode("utf-8")

    @property
    def name(self):
        """A key that two items share only if they are the same: an item whose text was changed is a new object beside the old one."""
        day = self.published[:10].replace("-", "/") if self.published else "undated"
        return f"{self.feed}/{day}/{_digest(self.id.encode())}-{_digest(self.document())}.json"


def read(feed, kind, data):
    """The items of a feed's answer, without repeats. Items without an id or link can not be told apart and are an error."""
    found = list({"rss": _rss, "atom": _atom, "json": _json}[kind](feed, data))
    for item in found:
        if not item.id:
            raise FeedError(f"{feed}: an item has neither id nor link")
    return list(dict.fromkeys(found))


def _xml(feed, data):
    def refuse(*_):
        raise FeedError(f"{feed}: the answer declares a document type, which could make it grow without end; it is refused")

    # A first pass for the declaration alone: entities are what makes XML dangerous, and no feed needs them.
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    try:
        guard.Parse(data, True)
        return ElementTree.fromstring(data)
    except (expat.ExpatError, ElementTree.ParseError) as error:
        raise FeedError(f"{feed}: the answer is no XML: {error}") from error


def _rss(feed, data):
    root = _xml(feed, data)
    if root.tag != "rss":
        raise FeedError(f"{feed}: the answer is no RSS but <{root.tag}>")
    for item in root.iter("item"):
        link = _text(item.find("link"))
        text = _text(item.find(_CONTENT)) or _text(item.find("description"))
        yield Item(feed, _text(item.find("guid")) or link, _text(item.find("title")), link, _date(_text(item.find("pubDate"))), text)


def _atom(feed, data):
    root = _xml(feed, data)
    if root.tag != f"{_ATOM}feed":
        raise FeedError(f"{feed}: the answer is no Atom but <{root.tag}>")
    for entry in root.iter(f"{_ATOM}entry"):
        links = {link.get("rel", "alternate"): link.get("href", "") for link in entry.findall(f"{_ATOM}link")}
        link = links.get("alternate", "")
        published = _text(entry.find(f"{_ATOM}published")) or _text(entry.find(f"{_ATOM}updated"))
        text = _text(entry.find(f"{_ATOM}content")) or _text(entry.find(f"{_ATOM}summary"))
        yield Item(feed, _text(entry.find(f"{_ATOM}id")) or link, _text(entry.find(f"{_ATOM}title")), link, _date(published), text)


def _json(feed, data):
    try:
        entries = json.loads(data)["items"]
        for entry in entries:
            link = entry.get("url", "")
            text = entry.get("content_text") or entry.get("content_html") or entry.get("summary") or ""
            yield Item(feed, str(entry.get("id") or link), entry.get("title", ""), link, _date(entry.get("date_published", "")), text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FeedError(f"{feed}: the answer is no JSON Feed: {error!r}") from error


def _text(element):
    return "" if element is None else "".join(element.itertext()).strip()


def _date(text):
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text) if re.match(r"\d{4}-", text) else parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    # A time that names no zone is taken as UTC, as RFC 5322 says of "-0000".
    found = found.replace(tzinfo=timezone.utc) if found.tzinfo is None else found.astimezone(timezone.utc)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(data):
    return hashlib.sha256(data).hexdigest()[:20]
