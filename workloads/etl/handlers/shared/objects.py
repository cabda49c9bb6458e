"""Reads and writes objects as streams: memory stays at a few blocks whatever the object's size."""

import hashlib
import io
from dataclasses import dataclass

from botocore.exceptions import ClientError, ConnectionError as NoConnection, HTTPClientError, IncompleteReadError, ReadTimeoutError, ResponseStreamingError
from urllib3.exceptions import HTTPError

from .aws import client, status_of
from .errors import Poison, Superseded

BLOCK = 1 << 20
# 10,000 parts of 16 MiB: the largest object is 156 GiB. Three of them are held at most (buffer, body, SDK).
PART = 16 << 20
_DROPPED = (NoConnection, HTTPClientError, IncompleteReadError, ReadTimeoutError, ResponseStreamingError, HTTPError, OSError)


@dataclass(frozen=True)
class Source:
    """One content of an object, which does not change: every read names its version or its ETag."""

    bucket: str
    key: str
    version_id: str | None
    etag: str
    size: int

    def _get(self, start, end):
        version = {"VersionId": self.version_id} if self.version_id else {}
        try:
            answer = client("s3").get_object(Bucket=self.bucket, Key=self.key, IfMatch=f'"{self.etag}"', Range=f"bytes={start}-{end - 1}", **version)
        except ClientError as error:
            raise _gone(error, self) from error
        # S3 keeps If-Match; a server that does not must not lead to a mix of two contents.
        if answer["ETag"].strip('"') != self.etag:
            answer["Body"].close()
            raise Superseded(f"s3://{self.bucket}/{self.key} has been replaced")
        return answer["Body"]

    def blocks(self, start=0, end=None):
        """The bytes from start to end (not included), block by block. A dropped connection is taken up again where it broke."""
        end = self.size if end is None else end
        breaks = 0
        while start < end:
            try:
                body = self._get(start, end)
                with body:
                    while start < end:
                        block = body.read(min(BLOCK, end - start))
                        if not block:
                            raise OSError("the connection was closed early")
                        start += len(block)
                        yield block
            except _DROPPED:
                breaks += 1
                if breaks > 3:
                    raise


def find(ref):
    """The content that stands behind a message's object: the version that it names, or else the one that is there now."""
    version = {"VersionId": ref.version_id} if ref.version_id else {}
    try:
        head = client("s3").head_object(Bucket=ref.bucket, Key=ref.key, **version)
    except ClientError as error:
        raise _gone(error, ref) from error
    return Source(ref.bucket, ref.key, ref.version_id, head["ETag"].strip('"'), head["ContentLength"])


def exists(bucket, key):
    """Whether an object is there."""
    try:
        client("s3").head_object(Bucket=bucket, Key=key)
        return True
    except ClientError as error:
        # Without s3:ListBucket, S3 says 403 for what is not there.
        if status_of(error) in (403, 404):
            return False
        raise


def small(bucket, key, limit):
    """(bytes, ETag, version) of an object that must not be large."""
    answer = client("s3").get_object(Bucket=bucket, Key=key)
    with answer["Body"] as body:
        data = body.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"s3://{bucket}/{key} is larger than {limit} bytes")
    return data, answer["ETag"].strip('"'), answer.get("VersionId")


def put(bucket, key, data, content_type, key_arn=None):
    """Writes a small object at once."""
    return client("s3").put_object(Bucket=bucket, Key=key, Body=data, ContentType=content_type, **encryption(key_arn))


def encryption(key_arn):
    """What a write says of its encryption: the named key, or nothing, so that the bucket's default holds."""
    return {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key_arn} if key_arn else {}


class ObjectWriter(io.RawIOBase):
    """Writes an object that appears whole, when it is closed, or not at all. Use it in a `with`: an exception takes back what was sent."""

    def __init__(self, bucket, key, content_type, key_arn=None, part=PART):
        super().__init__()
        self._where = {"Bucket": bucket, "Key": key}
        self._options = {"ContentType": content_type, **encryption(key_arn)}
        self._part = part
        self._buffer = bytearray()
        self._upload = None
        self._parts = []
        self._hash = hashlib.sha256()
        self.size = 0
        self.etag = None

    def writable(self):
        return True

    def write(self, data):
        # pyarrow hands over buffers of its own kind.
        data = memoryview(data).cast("B")
        self._hash.update(data)
        self._buffer += data
        self.size += len(data)
        while len(self._buffer) >= self._part:
            self._send(bytes(memoryview(self._buffer)[: self._part]))
            del self._buffer[: self._part]
        return len(data)

    def tell(self):
        return self.size

    @property
    def sha256(self):
        """Of everything written so far."""
        return self._hash.hexdigest()

    def commit(self):
        """Makes the object appear."""
        if self._upload is None:
            self.etag = client("s3").put_object(Body=bytes(self._buffer), **self._where, **self._options)["ETag"].strip('"')
        else:
            if self._buffer:
                self._send(bytes(self._buffer))
            answer = client("s3").complete_multipart_upload(UploadId=self._upload, MultipartUpload={"Parts": self._parts}, **self._where)
            self.etag = answer["ETag"].strip('"')
        self._buffer.clear()

    def abandon(self):
        """Takes back what was sent."""
        self._buffer.clear()
        if self._upload is not None:
            client("s3").abort_multipart_upload(UploadId=self._upload, **self._where)

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.commit()
        else:
            self.abandon()
        self.close()

    def _send(self, data):
        if self._upload is None:
            self._upload = client("s3").create_multipart_upload(**self._where, **self._options)["UploadId"]
        number = len(self._parts) + 1
        answer = client("s3").upload_part(UploadId=self._upload, PartNumber=number, Body=data, **self._where)
        self._parts.append({"PartNumber": number, "ETag": answer["ETag"]})


class RandomReader(io.RawIOBase):
    """A content as a file that can be read from anywhere, for formats whose index is at the end. It reads ahead one block."""

    def __init__(self, source, block=4 * BLOCK):
        super().__init__()
        self._source = source
        self._block = block
        self._at = 0
        self._start = 0
        self._held = b""

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._at

    def seek(self, offset, whence=io.SEEK_SET):
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._source.size}[whence])
        return self._at

    def readinto(self, target):
        wanted = min(len(target), self._source.size - self._at)
        if wanted <= 0:
            return 0
        skipped = self._at - self._start
        if not (0 <= skipped < len(self._held)):
            end = min(self._source.size, self._at + max(wanted, self._block))
            self._held = b"".join(self._source.blocks(self._at, end))
            self._start, skipped = self._at, 0
        part = self._held[skipped : skipped + wanted]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)


def _gone(error, where):
    status = status_of(error)
    if status == 412:
        return Superseded(f"s3://{where.bucket}/{where.key} has been replaced")
    if status == 404:
        return Poison("not-found", f"s3://{where.bucket}/{where.key} is not there")
    return error
