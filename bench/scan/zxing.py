"""Reads QR codes with zxing-cpp. Takes pictures as PGM on its input, one after the other, and answers each with a line
of JSON: milliseconds of this thread's processor time for the decoding alone (the best of three), and the codes."""

import importlib.metadata
import json
import sys
import time

import zxingcpp

TIMES = 3


def picture(stream):
    """The next picture as rows of bytes; None when there is none any more."""
    if not stream.readline():
        return None
    width, height = map(int, stream.readline().split())
    stream.readline()
    return memoryview(stream.read(width * height)).cast("B", (height, width))


def look(rows):
    """With everything that is on by default: rotated, inverted and scaled down."""
    start = time.thread_time_ns()
    codes = zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return (time.thread_time_ns() - start) / 1e6, codes


def answer(value):
    print(json.dumps(value), flush=True)


answer({"version": importlib.metadata.version("zxing-cpp")})
while (rows := picture(sys.stdin.buffer)) is not None:
    runs = [look(rows) for _ in range(TIMES)]
    codes = [{"bytes": list(code.bytes), "text": code.text} for code in runs[0][1]]
    answer({"ms": min(ms for ms, _ in runs), "codes": codes})
