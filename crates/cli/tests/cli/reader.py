"""A second reader of Koppel's vault, written from docs/vault-format.md alone.

    reader.py FILE RECORD TIME     the PIN is read from standard input

FILE is a profile's file, RECORD the keystore's record as a file, TIME is that of the codes, in Unix seconds. Answers one line of JSON: what the file holds and
the keys that opened it, or {"refused": WHY}. It only looks: a try is neither counted nor waited for.
"""

import base64
import hashlib
import hmac
import json
import struct
import sys

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LARGEST = {"memory": 262_144, "passes": 10, "lanes": 4}


class Refused(Exception):
    pass


def whole(data):
    """The bytes before the closing digest."""
    if len(data) < 32 or hashlib.sha256(data[:-32]).digest() != data[-32:]:
        raise Refused("damaged")
    return data[:-32]


def read_file(data):
    """The header, all bytes before the body, and the body."""
    content = whole(data)
    if content[:6] != b"KOPPEL":
        raise Refused("damaged")
    if content[6:7] != b"0":
        raise Refused("newer")
    (length,) = struct.unpack_from("<I", content, 8)
    start = 12 + length
    if start > len(content):
        raise Refused("damaged")
    return json.loads(content[12:start]), content[:start], content[start:]


def read_record(data):
    """The profile's id, the generation and the keys to try; none when it is blocked."""
    content = whole(data)
    if content[0] != 2 or len(data) != 132:
        raise Refused("newer")
    _, state, fails, has_earlier, profile, generation, _wait, key, earlier = struct.unpack("<BBBB16sQQ32s32s", content)
    if state == 2 or fails >= 3:
        return profile, generation, []
    return profile, generation, [key, earlier] if has_earlier else [key]


def expand(salt, material, info):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(material)


def open_box(key, associated, box):
    return AESGCM(key).decrypt(box[:12], box[12:], associated)


def keys_of(lock, profile, pin, device_keys):
    cost = lock["cost"]
    if any(cost[name] > most for name, most in LARGEST.items()):
        raise Refused("cost")
    stretched = hash_secret_raw(
        secret=pin,
        salt=base64.b64decode(lock["salt"]),
        time_cost=cost["passes"],
        memory_cost=cost["memory"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=Type.ID,
        version=0x13,
    )
    for device_key in device_keys:
        wrapping = expand(profile, stretched + device_key, b"pin/v1")
        try:
            key = open_box(wrapping, profile, base64.b64decode(lock["profile_key"]))
            return {"device": device_key, "stretched": stretched, "wrapping": wrapping, "profile": key}
        except InvalidTag:
            continue
    raise Refused("wrong-pin")


def read(file, record, pin):
    header, before_body, body = read_file(file)
    owner, generation, device_keys = read_record(record)
    profile = bytes.fromhex(header["profile"])
    if not device_keys or header["lock"] is None:
        raise Refused("blocked")
    if owner != profile:
        raise Refused("foreign")
    if header["generation"] - generation not in (0, 1):
        raise Refused("old-copy")
    keys = keys_of(header["lock"], profile, pin, device_keys)
    keys["body"] = expand(profile, keys["profile"], b"body/v1")
    try:
        content = json.loads(open_box(keys["body"], before_body, body))
    except InvalidTag:
        raise Refused("damaged") from None
    content["accounts"], hidden = known(content["accounts"])
    in_hex = {name: key.hex() for name, key in keys.items()}
    told = {name: header.get(name) for name in ("name", "services", "backup_codes")}
    return {**told, "tiqr": header.get("tiqr", []), "keys": in_hex, "hidden": hidden, **content}


def known(accounts):
    """Those of kinds that this page has, and how many others there are."""
    shown = [one for one in accounts if one["scheme"]["type"] in ("totp", "hotp", "steam", "tiqr")]
    return shown, len(accounts) - len(shown)


def code(account, at):
    """RFC 4226 and 6238; None for a scheme that this reader only names."""
    scheme = account["scheme"]
    if scheme["type"] in ("steam", "tiqr"):
        return None
    count = scheme["counter"] if scheme["type"] == "hotp" else at // scheme["period"]
    mac = hmac.new(base64.b64decode(account["secret"]), struct.pack(">Q", count), scheme["algorithm"]).digest()
    offset = mac[-1] & 15
    number = struct.unpack_from(">I", mac, offset)[0] & 0x7FFFFFFF
    return str(number % 10 ** scheme["digits"]).zfill(scheme["digits"])


def main(file, record, at):
    pin = sys.stdin.readline().rstrip("\n").encode("utf-8")
    try:
        with open(file, "rb") as vault, open(record, "rb") as keystore:
            answer = read(vault.read(), keystore.read(), pin)
        answer["codes"] = [code(account, int(at)) for account in answer["accounts"]]
    except Refused as why:
        answer = {"refused": str(why)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
