"""A store that speaks S3, moto's on this machine, as source and sink."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gait.engine.batch import Asked, batch
from gait.engine.places import place_at
from gait.engine.query import asked
from gait.errors import UsageError
from tests.engine.a_source import parquet_of

pytest.importorskip("s3fs")
moto = pytest.importorskip("moto.server")


@pytest.fixture(scope="module")
def store(source: Path) -> Iterator[str]:
    """Yield the address of a bucket with the files of the source."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patched.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patched.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patched.setenv("AWS_DEFAULT_REGION", "us-east-1")
        import s3fs  # noqa: PLC0415 - optional

        files = s3fs.S3FileSystem()
        files.mkdir("runs")
        for path in source.rglob("*.*"):
            files.pipe_file(f"runs/in/{path.relative_to(source).as_posix()}", path.read_bytes())
        yield "s3://runs"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def copied(store: str, folder: Path) -> Path:
    """Copy a dataset out of the store."""
    place = place_at(store)
    for entry in place.entries():
        path = folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(place.read(entry.path) or b"")
    return folder


def test_a_bucket_is_source_and_sink(store: str, source: Path, tmp_path: Path) -> None:
    """From a bucket into a bucket gives the bytes that from a folder into a folder gives; a rerun adds nothing."""
    batch(Asked(source=str(source), out=str(tmp_path / "alone")))
    first = batch(Asked(source=f"{store}/in", out=f"{store}/out"))
    again = batch(Asked(source=f"{store}/in", out=f"{store}/out"))

    assert (first.analyzed, first.already, again.analyzed, again.already) == (6, 0, 0, 6)
    assert parquet_of(copied(f"{store}/out", tmp_path / "copy")) == parquet_of(tmp_path / "alone")
    assert asked("SELECT count(*) FROM activities", f"{store}/out").rows == [(5,)]


def test_what_is_not_in_the_store_is_told_of(store: str, tmp_path: Path) -> None:
    """A dataset that was never made, and a bucket that is not there."""
    with pytest.raises(UsageError, match=r"it has no manifest\.json"):
        asked("SELECT 1", f"{store}/nothing")
    with pytest.raises(UsageError, match="The dataset cannot be read or written"):
        batch(Asked(source=f"{store}/in", out="s3://elsewhere/out"))


@pytest.mark.prove
def test_dask_works_from_bucket_to_bucket(store: str, source: Path, tmp_path: Path) -> None:
    """Worker processes of their own read from the store and write to it."""
    given: dict[str, Any] = {"engine": "dask", "processes": 2}
    batch(Asked(source=str(source), out=str(tmp_path / "alone")))
    batch(Asked(source=f"{store}/in", out=f"{store}/by dask", **given))

    assert parquet_of(copied(f"{store}/by dask", tmp_path / "copy")) == parquet_of(tmp_path / "alone")
