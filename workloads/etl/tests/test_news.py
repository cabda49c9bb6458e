"""News: every item once, whatever the feed repeats, from the addresses in the settings and no other."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from news import News
from shared import feeds
from shared.errors import SettingsError

RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>n</title>
<item><guid>1</guid><title>Zürich &amp; more</title><link>http://x/1</link><pubDate>Fri, 20 Nov 2026 23:30:00 -0200</pubDate><description>short</description></item>
<item><title>No guid</title><link>http://x/2</link><pubDate>never</pubDate><content:encoded><![CDATA[<p>long</p>]]></content:encoded></item>{more}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>n</title><entry><id>urn:1</id><title>one</title><link rel="self" href="http://x/self"/>
<link href="http://x/1"/><updated>2026-11-20T10:00:00+01:00</updated><summary>text</summary></entry></feed>"""
JSON_FEED = json.dumps({"items": [{"id": 7, "url": "http://x/7", "title": "seven", "content_text": "text", "date_published": "2026-11-20T10:00:00Z"}]})


class Source:
    """A news server, and a proxy: it answers whatever address it is asked for."""

    def __init__(self):
        self.answers, self.asked = {}, []
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                source.asked.append((self.path, dict(self.headers)))
                body, headers = source.answers.get(self.path, (None, {}))
                status = int(headers.get("status", 404 if body is None else 200))
                if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def source():
    made = Source()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def place(world, source):
    class Place:
        bucket = world.bucket("news")

        def news(self, *entries, **more):
            settings = {"STATE_TABLE": world.table, "TARGET_BUCKET": self.bucket, "TARGET_PREFIX": "news/", "FEEDS": json.dumps(entries), "ALLOW_HTTP": "true", **more}
            return News(settings)

        def items(self):
            return {key: json.loads(world.get(self.bucket, key)) for key in world.keys(self.bucket)}

    return Place()


def test_the_three_formats_become_the_same_items(world, source, place):
    source.answers = {"/rss": (RSS.format(encoding="utf-8", more="").encode(), {}), "/atom": (ATOM.encode(), {}), "/json": (JSON_FEED.encode(), {})}
    entries = [{"name": kind, "url": f"{source.url}/{kind}", "format": kind} for kind in ("rss", "atom", "json")]

    assert place.news(*entries).run("1", 60) == {"rss": 2, "atom": 1, "json": 1}

    items = place.items()
    assert sorted(key.rpartition("/")[0] for key in items) == ["news/atom/2026/11/20", "news/json/2026/11/20", "news/rss/2026/11/21", "news/rss/undated"]
    assert sorted((item["feed"], item["id"], item["title"], item["link"], item["published"], item["text"]) for item in items.values() if item["feed"] != "json") == [
        ("atom", "urn:1", "one", "http://x/1", "2026-11-20T09:00:00Z", "text"),
        ("rss", "1", "Zürich & more", "http://x/1", "2026-11-21T01:30:00Z", "short"),
        ("rss", "http://x/2", "No guid", "http://x/2", None, "<p>long</p>"),
    ]


def test_a_latin1_feed_is_read_in_its_own_encoding(world, source, place):
    source.answers["/rss"] = (RSS.format(encoding="iso-8859-1", more="").encode("latin-1"), {})
    place.news({"name": "n", "url": f"{source.url}/rss", "format": "rss"}).run("1", 60)
    assert "Zürich & more" in {item["title"] for item in place.items().values()}


def test_a_repeat_stores_nothing_and_a_changed_item_stands_beside_the_old_one(world, source, place):
    feed = {"name": "n", "url": f"{source.url}/rss", "format": "rss"}
    source.answers["/rss"] = (RSS.format(encoding="utf-8", more="").encode(), {})
    assert [place.news(feed).run(str(number), 60)["n"] for number in range(3)] == [2, 0, 0]
    more = "<item><guid>1</guid><title>Zürich, corrected</title></item><item><guid>3</guid><title>three</title></item>" * 2
    source.answers["/rss"] = (RSS.format(encoding="utf-8", more=more).encode(), {})

    assert place.news(feed).run("4", 60) == {"n": 2}

    assert sorted(item["title"] for item in place.items().values()) == ["No guid", "Zürich & more", "Zürich, corrected", "three"]


def test_an_unchanged_feed_is_not_sent_again(world, source, place):
    feed = {"name": "n", "url": f"{source.url}/rss", "format": "rss"}
    source.answers["/rss"] = (RSS.format(encoding="utf-8", more="").encode(), {"ETag": '"a"'})

    assert [place.news(feed).run(str(number), 60)["n"] for number in range(2)] == [2, 0]

    assert [headers.get("If-None-Match") for _, headers in source.asked] == [None, '"a"']


def test_what_failed_half_way_is_made_good(world, source, place, monkeypatch):
    import news

    feed = {"name": "n", "url": f"{source.url}/rss", "format": "rss"}
    source.answers["/rss"] = (RSS.format(encoding="utf-8", more="").encode(), {"ETag": '"a"'})
    real, calls = news.put, []

    def put(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise OSError("gone")
        return real(*arguments)

    monkeypatch.setattr(news, "put", put)
    with pytest.raises(feeds.FeedError, match="gone"):
        place.news(feed).run("1", 0)
    assert len(place.items()) == 1
    world.lapse()

    assert place.news(feed).run("2", 60) == {"n": 1}
    assert len(place.items()) == 2


def test_a_broken_feed_does_not_keep_the_others_and_fails_the_call(world, source, place):
    source.answers = {"/rss": (RSS.format(encoding="utf-8", more="").encode(), {}), "/broken": (b"<rss><channel>", {})}
    entries = [{"name": "broken", "url": f"{source.url}/broken", "format": "rss"}, {"name": "gone", "url": f"{source.url}/gone", "format": "rss"}]

    with pytest.raises(feeds.FeedError, match="broken: the answer is no XML.*gone: the server says 404"):
        place.news(*entries, {"name": "good", "url": f"{source.url}/rss", "format": "rss"}).run("1", 60)

    assert len(place.items()) == 2


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><guid>&a;</guid></item></channel></rss>', {}, "declares a document type"),
        ('<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss/>'.encode("utf-16"), {}, "declares a document type"),
        (b"<html/>", {}, "the answer is no RSS but <html>"),
        (b"<rss><channel><item><title>x</title></item></channel></rss>", {}, "an item has neither id nor link"),
        (b"x" * (1 << 20) + b"x", {}, "the answer is larger than 1 MB"),
        (b"", {"status": "302", "Location": "http://127.0.0.2/other"}, "leads to http://127.0.0.2/other, which is another place"),
        (b"", {"status": "500"}, "the server says 500"),
    ],
)
def test_an_answer_that_is_not_right_is_refused(world, source, place, body, headers, message):
    source.answers["/x"] = (body, headers)
    with pytest.raises(feeds.FeedError, match=message):
        place.news({"name": "n", "url": f"{source.url}/x", "format": "rss"}, MAX_FEED_MB="1").run("1", 60)
    assert place.items() == {}


def test_the_way_goes_through_the_proxy(world, source, place, monkeypatch):
    monkeypatch.setenv("http_proxy", source.url)
    monkeypatch.setenv("no_proxy", "")
    source.answers["http://news.example/rss"] = (RSS.format(encoding="utf-8", more="").encode(), {})

    # boto3's own calls must not take the test's proxy.
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert place.news({"name": "n", "url": "http://news.example/rss", "format": "rss"}).run("1", 60) == {"n": 2}


def test_a_secret_is_sent_to_its_feed_alone(world, source, place):
    source.answers = {path: (RSS.format(encoding="utf-8", more="").encode(), {}) for path in ("/a", "/b")}
    secret = {"secret_arn": "arn:aws:secretsmanager:eu-west-1:000000000000:secret:news", "secret_header": "X-Api-Key"}

    place.news({"name": "a", "url": f"{source.url}/a", "format": "rss", **secret}, {"name": "b", "url": f"{source.url}/b", "format": "rss"}).run("1", 60)

    assert [(path, headers.get("X-Api-Key")) for path, headers in source.asked] == [("/a", f"the secret of {secret['secret_arn']}"), ("/b", None)]


@pytest.mark.parametrize(
    ("feed", "more", "message"),
    [
        ({"name": "n", "url": "http://x/rss", "format": "rss"}, {"ALLOW_HTTP": ""}, "url 'http://x/rss' of a feed; use https and no user name"),
        ({"name": "n", "url": "https://me:secret@x/rss", "format": "rss"}, {}, "use https or http and no user name"),
        ({"name": "n", "url": "file:///etc/passwd", "format": "rss"}, {}, "url 'file:///etc/passwd' of a feed"),
        ({"name": "../n", "url": "https://x", "format": "rss"}, {}, "name '../n' of a feed"),
        ({"name": "n", "url": "https://x", "format": "xml"}, {}, "format 'xml' of a feed"),
        ({"name": "n", "url": "https://x", "format": "rss", "secret_arn": "x"}, {}, "secret_arn and secret_header of a feed go together"),
    ],
)
def test_wrong_feeds_are_refused(world, place, feed, more, message):
    with pytest.raises(SettingsError) as refused:
        place.news(feed, **more)
    assert message in str(refused.value)
