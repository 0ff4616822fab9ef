"""One file of named arrays, read through a memory map.

Layout: the magic ``NLPM1\\n``, a little-endian uint32 with the length of a JSON
header, the header, then the arrays, each at a multiple of 64 bytes. The header is
``{"meta": {...}, "arrays": {name: [dtype, shape, offset]}}``; offsets count from the
first 64-byte boundary after the header.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"NLPM1\n"
_ALIGN = 64


class ModelError(ValueError):
    """A model file that is missing, cut short or of another kind."""


def _padding(length: int) -> int:
    return -length % _ALIGN


def write(
    path: str | os.PathLike[str], arrays: Mapping[str, NDArray[Any]], meta: Mapping[str, Any]
) -> int:
    """Write ``arrays`` and ``meta`` to ``path`` and return the file's size in bytes.

    The file is written beside its place and then moved there, so a broken run leaves
    the old one whole.
    """
    table: dict[str, list[Any]] = {}
    offset = 0
    for name, array in arrays.items():
        table[name] = [array.dtype.str, list(array.shape), offset]
        offset += array.nbytes + _padding(array.nbytes)
    header = json.dumps(
        {"meta": dict(meta), "arrays": table}, ensure_ascii=False, sort_keys=True
    ).encode()
    head = MAGIC + struct.pack("<I", len(header)) + header
    target = Path(path)
    scratch = target.with_name(target.name + ".part")
    with scratch.open("wb") as file:
        file.write(head + b"\0" * _padding(len(head)))
        for array in arrays.values():
            data = np.ascontiguousarray(array).tobytes()
            file.write(data + b"\0" * _padding(len(data)))
    scratch.replace(target)
    return target.stat().st_size


def read(path: str | os.PathLike[str]) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Map ``path`` into memory and return its arrays (read-only views) and its meta.

    Raises ModelError, in Chinese, when the file is absent or is no model.
    """
    try:
        with Path(path).open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise ModelError(
            f"{path}：读不到模型文件（{error.strerror}）；请检查路径，或用 nlpcheck train 生成"
        ) from error
    except ValueError as error:  # an empty file cannot be mapped
        raise ModelError(f"{path}：模型文件是空的；请用 nlpcheck train 重新生成") from error
    start = len(MAGIC) + 4
    if data[: len(MAGIC)] != MAGIC:
        raise ModelError(f"{path}：不是本程序的模型文件；请用 nlpcheck train 生成")
    (length,) = struct.unpack("<I", data[len(MAGIC) : start])
    try:
        header = json.loads(data[start : start + length])
    except ValueError as error:
        raise ModelError(f"{path}：模型文件的开头已损坏；请重新生成") from error
    base = start + length + _padding(start + length)
    arrays: dict[str, NDArray[Any]] = {}
    for name, (dtype, shape, offset) in header["arrays"].items():
        count = 1
        for side in shape:
            count *= side
        if base + offset + count * np.dtype(dtype).itemsize > len(data):
            raise ModelError(f"{path}：模型文件不完整（缺“{name}”）；请重新生成或重新下载")
        arrays[name] = np.frombuffer(data, dtype=dtype, count=count, offset=base + offset).reshape(
            shape
        )
    return arrays, header["meta"]
