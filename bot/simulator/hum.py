"""A soft hum as a real voice note: Opus in Ogg, as Telegram's are, as long as is asked for."""

import struct
from base64 import b64decode

# A second of it in packets of 60 ms, each behind its length; encoded once with libopus.
_SECOND = b64decode(
    "S1sB4AxGS7hlTEdAIdXZBFsyXvNhK7IQmLoa+qZ9Mc48K2g8KuHh0d5lvA6oigEjYRYNMpGpmIPUOtSAjpF5fx33"
    "fR9bWXzLi9HvvktbQQQPe9CxwfQw/qngRMEPTTSKqK1xSqJ0MpLaPqJSGeur1sjiyQou7Eqjk905DK6+oW67AsBe"
    "5m3cU8RhAcIqWbOa7Qi7sAAAAABLWA+d2EpDbmMuCJaU32K90eYJCNuaXwuGlx9nNJ9DBvE0I3Z/eH/XxpAeFcVy"
    "H7ccXSMgJuMiFPSnN2+POfGRbqAzQXm62hDP37QES1sBD2uqdJYw+QKChvlBH0Fghokcj4rGFRU9yl5JEYviIID7"
    "qKzg8iDWf414COSII70oyL7Y7U00OTnuBsqnE/ImefhiSopVWaijRUtbAQFwUmx+I6iF1Fv0ojTx2MTisHmlaJvs"
    "TNbjQlmPD3KOqtVVkblV7nELVk/kdLDK/gHAuqogtEgSmnNSakLf6d5g3vzbkdxHiahLWwEPSR4RW4lQhIduOu+1"
    "KkSolfJomdKkyMct7nKY5HfVtkIGbDFybHe6y6y5rEh5RmwpWbKbInnm3pH7EOAD3El1O6Qc8OLP9gxgS1tBAg+I"
    "SEpFaUj428pQHZLfsF1X6cllvzPlqM3uYW4XYQvgK2fP+2NYtU8n0jvgiEQUPAp8Ivo27j+RfNWhBjoeSUhbAKFK"
    "AkAAAEtYD5Tju+QALj1ChNunxJYgvtCQcKl+Cd8lKCrVWCjiXK+fe8AHGXfv6NiJvFqj9olE0A6Fle/uDYdHyw71"
    "qE2uMeW4U1Wj0jOqwSBLWwEBfGMOQnHOLwqTCZBJaiJ/QGQKZLhSY1jjbKjDYpizaO/RtKiSNlO5RS21hIOcyl/J"
    "083dcE/zfF9ssP3Y7F9j2olT6ko4pilAS1tBAep0pHXKdXll9k7t5JhShnS9pvWmfqMXMlCuZORuAdIeIWXDCxWe"
    "Ny3zKkQKo/3bAKKbbYcgWr68QvDs4Zzj9Z1qmFFcFaSMAEtY68GizgVuXnY95a+9CVYdF2jkWrKxbDYWDbEY4YMb"
    "h2A4C9cDqBP/VZsBRMnkh4ftcjCxn91qenfIz8yITwsljPOTySnAvft1X+BLWOpZ0lg6VuXbRPhYlEEz4jGFd7Qy"
    "j521eSWEAycRjZYO6mUuKXzAglhzN0mF5RQjyPS9S9ULu4TpbCAahK+I/wxjOQ1mLN0srkxES1sBAX37KNhI3LyX"
    "MzD0xfO1A9OaVfEH0eIsuPRvdYFutNmB+qdM8Rz43hOZ5bXmoWyMc1gw7MUD87GugfvGc7QMPSGeS8g3crDQ4Etb"
    "QQHgoRrmPCGBeJlZR2LrOlvvjbNZge/fxO2NfWh1PjgyDv2lixy64Jf8N9kEuNwvVOeh4iXYZf8wy3QtktJhTaPq"
    "LyKXdK0OoABLWwHuTNQUgxrcazDNmiVCH8xq/vqhOdgxstbHYLGOm/Utm0oUH6m8RwVGNypV8MzHzBCcvJtqLCrZ"
    "4zsAcGbQ/m/MQLmDR+r0/wf4S1tBAeqSeNjC/ykAPmdYmUkc9yUPAlK/2ZOqM75q3v6b7uwLd9fgScw8nHEh16zp"
    "GQHHdRCeYpYYMIJGqHAdmiuuSgYBJ7JfJmlAAA=="
)
_PACKET = 2880  # samples of a packet, at the 48 kHz Ogg counts in
_PRE_SKIP = 312
_SERIAL = 1
_BEGINS, _ENDS = 2, 4


def hum(seconds: int) -> bytes:
    """So many seconds of it; nobody talks longer than a minute to a sample."""
    packets = _packets()
    wanted = max(1, round(seconds * 48_000 / _PACKET))
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, _PRE_SKIP, 8_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 5) + b"linli" + struct.pack("<I", 0)
    pages = [_page(0, 0, _BEGINS, [head]), _page(1, 0, 0, [tags])]
    # A page holds a second.
    for number, first in enumerate(range(0, wanted, len(packets)), start=2):
        last = min(first + len(packets), wanted)
        flag = _ENDS if last == wanted else 0
        pages.append(_page(number, last * _PACKET, flag, packets[: last - first]))
    return b"".join(pages)


def _packets() -> list[bytes]:
    found, at = [], 0
    while at < len(_SECOND):
        end = at + 1 + _SECOND[at]
        found.append(_SECOND[at + 1 : end])
        at = end
    return found


def _page(number: int, samples: int, flag: int, packets: list[bytes]) -> bytes:
    """Every packet here is shorter than 255, so that each is one piece."""
    lengths = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flag, samples, _SERIAL, number, 0, len(lengths))
    page = head + lengths + b"".join(packets)
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(page: bytes) -> int:
    """Ogg's own: the polynomial of CRC-32, not reflected and from zero."""
    found = 0
    for byte in page:
        found = ((found << 8) & 0xFFFFFFFF) ^ _TABLE[(found >> 24) ^ byte]
    return found


def _table() -> tuple[int, ...]:
    made = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = ((value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        made.append(value)
    return tuple(made)


_TABLE = _table()
