"""Fetches news feeds through the zone's way out, and stores each item once."""

import functools
import json
import re
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from shared import feeds
from shared.aws import client
from shared.log import logger
from shared.objects import put
from shared.settings import Settings
from shared.state import State

_log = logger("news")
_FORMATS = ("rss", "atom", "json")
_NAME = re.compile(r"[a-z0-9-]{1,40}")


class SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same host only, and never from HTTPS to HTTP: a feed may not lead the function elsewhere."""

    def redirect_request(self, request, answer, code, message, headers, url):
        old, new = urlsplit(request.full_url), urlsplit(url)
        if new.hostname != old.hostname or (old.scheme, new.scheme) == ("https", "http"):
            raise feeds.FeedError(f"{request.full_url} leads to {url}, which is another place; name that in the settings if it is right")
        return super().redirect_request(request, answer, code, message, headers, url)


class News:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.state = State(settings.text("STATE_TABLE"))
        self.bucket = settings.bucket("TARGET_BUCKET")
        self.prefix = settings.prefix("TARGET_PREFIX")
        self.key_arn = settings.text("TARGET_KEY_ARN", "")
        self.largest = settings.number("MAX_FEED_MB", 16, 1, 256) << 20
        schemes = ("https", "http") if settings.flag("ALLOW_HTTP") else ("https",)
        self.feeds = settings.document("FEEDS", list)
        for feed in self.feeds:
            _check(settings, feed, schemes)
        settings.done()
        if len({feed["name"] for feed in self.feeds}) != len(self.feeds):
            settings.problem("FEEDS", "two feeds have the same name")
            settings.done()
        # It reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
        self.opener = urllib.request.build_opener(SameHost())

    def run(self, owner, seconds):
        """Every feed, each by itself. The answer counts what was new; at the end, feeds that failed fail the call."""
        counts, failed = {}, []
        for feed in self.feeds:
            try:
                counts[feed["name"]] = self._feed(feed, owner, seconds)
            except Exception as error:  # the other feeds still get their turn
                _log.error("feed failed", extra={"feed": feed["name"], "error": repr(error)}, exc_info=not isinstance(error, feeds.FeedError))
                failed.append(f"{feed['name']}: {error}")
        if failed:
            raise feeds.FeedError("; ".join(failed))
        return counts

    def _feed(self, feed, owner, seconds):
        place = f"feed#{feed['name']}"
        known = json.loads(self.state.read(place) or "{}")
        # What is known of another address says nothing of this one.
        known = known if known.get("url") == feed["url"] else {}
        answer = self._fetch(feed, known)
        if answer is None:
            _log.info("unchanged", extra={"feed": feed["name"]})
            return 0
        data, etag, modified = answer
        new = 0
        for item in feeds.read(feed["name"], feed["format"], data):
            claim = f"news#{item.name}"
            if not self.state.claim(claim, owner, seconds):
                continue
            put(self.bucket, self.prefix + item.name, item.document(), "application/json", self.key_arn)
            self.state.finish(claim, owner)
            new += 1
        # Last of all: if anything above fails, the feed is read whole again.
        self.state.write(place, json.dumps({"url": feed["url"], "etag": etag, "modified": modified}))
        _log.info("fetched", extra={"feed": feed["name"], "bytes": len(data), "new": new})
        return new

    def _fetch(self, feed, known):
        headers = {"User-Agent": "landing-zone-news/1", "Accept-Encoding": "identity"}
        headers.update({name: known[field] for name, field in (("If-None-Match", "etag"), ("If-Modified-Since", "modified")) if known.get(field)})
        request = urllib.request.Request(feed["url"], headers=headers)
        if "secret_arn" in feed:
            secret = client("secretsmanager").get_secret_value(SecretId=feed["secret_arn"])["SecretString"]
            request.add_unredirected_header(feed["secret_header"], secret)
        try:
            with self.opener.open(request, timeout=20) as answer:
                data = answer.read(self.largest + 1)
                if len(data) > self.largest:
                    raise feeds.FeedError(f"{feed['name']}: the answer is larger than {self.largest >> 20} MB")
                return data, answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 304:
                    return None
                raise feeds.FeedError(f"{feed['name']}: the server says {error.code}") from error


def _check(settings, feed, schemes):
    feed = feed if isinstance(feed, dict) else {}
    if not isinstance(feed.get("name"), str) or not _NAME.fullmatch(feed["name"]):
        settings.problem("FEEDS", f"name {feed.get('name')!r} of a feed; use a-z, 0-9 and '-'")
    if feed.get("format") not in _FORMATS:
        settings.problem("FEEDS", f"format {feed.get('format')!r} of a feed; use {', '.join(_FORMATS)}")
    url = urlsplit(feed.get("url", "")) if isinstance(feed.get("url"), str) else None
    if not url or url.scheme not in schemes or not url.hostname or url.username is not None:
        settings.problem("FEEDS", f"url {feed.get('url')!r} of a feed; use {' or '.join(schemes)} and no user name")
    if ("secret_arn" in feed) != ("secret_header" in feed):
        settings.problem("FEEDS", "secret_arn and secret_header of a feed go together")


@functools.lru_cache(maxsize=1)
def _news():
    return News()


def handler(event, context):
    """The Lambda's entry."""
    return _news().run(context.aws_request_id, context.get_remaining_time_in_millis() / 1000 + 5)
