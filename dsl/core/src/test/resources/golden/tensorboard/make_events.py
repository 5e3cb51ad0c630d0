"""Writes events.hex beside this script: /usr/bin/python3 make_events.py; with files as arguments, prints what they hold.

An event file by the published format, written and read without TensorFlow: TFRecord frames with masked CRC-32C, protocol buffers
by hand. Reading checks every checksum, so "make_events.py FILE" shows whether a file of ours is sound.
"""

import pathlib
import struct
import sys

TABLE = []
for i in range(256):
    value = i
    for _ in range(8):
        value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
    TABLE.append(value)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283  # the check value of RFC 3720


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def varint(n):
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def field(number, content):
    return bytes([number << 3 | 2]) + varint(len(content)) + content


def frame(event):
    length = struct.pack("<Q", len(event))
    return length + struct.pack("<I", masked(length)) + event + struct.pack("<I", masked(event))


def event(millis, step, content):
    return frame(b"\x09" + struct.pack("<d", millis / 1000) + (b"\x10" + varint(step) if step else b"") + content)


def scalar(millis, step, tag, value):
    return event(millis, step, field(5, field(1, field(1, tag.encode()) + b"\x15" + struct.pack("<f", value))))


def fields(data):
    at = 0

    def number():
        nonlocal at
        shift = result = 0
        while True:
            byte = data[at]
            at += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result

    while at < len(data):
        key = number()
        kind = key & 7
        if kind == 0:
            yield key >> 3, number()
            continue
        size = {1: 8, 5: 4}[kind] if kind != 2 else number()
        yield key >> 3, data[at : at + size]
        at += size


def read(data):
    while data:
        length = struct.unpack("<Q", data[:8])[0]
        assert struct.unpack("<I", data[8:12])[0] == masked(data[:8])
        content = data[12 : 12 + length]
        assert struct.unpack("<I", data[12 + length : 16 + length])[0] == masked(content)
        data = data[16 + length :]
        found = dict(fields(content))
        step = found.get(2, 0)
        if 3 in found:
            yield step, found[3].decode()
        else:
            value = dict(fields(dict(fields(found[5]))[1]))
            yield step, value[1].decode(), struct.unpack("<f", value[2])[0]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for row in read(pathlib.Path(name).read_bytes()):
            print(*row)
    if len(sys.argv) == 1:
        data = event(1700000000123, 0, field(3, b"brain.Event:2"))
        data += scalar(1700000001456, 1, "loss", 0.5)
        data += scalar(1700000002789, 300, "macro f1", -1.25e-3)
        assert [row[0] for row in read(data)] == [0, 1, 300]
        pathlib.Path(__file__).with_name("events.hex").write_text(data.hex() + "\n")
