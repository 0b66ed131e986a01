"""A later version of Koppel, written from docs/vault-format.md alone: saves a profile in the layout of now with more in it.

    newer.py FILE BODY_KEY     the key in hex
"""

import hashlib
import json
import os
import struct
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def main(file, key):
    cipher = AESGCM(bytes.fromhex(key))
    with open(file, "rb") as vault:
        data = vault.read()[:-32]
    (length,) = struct.unpack_from("<I", data, 8)
    start = 12 + length
    header = json.loads(data[12:start])
    content = json.loads(cipher.decrypt(data[start : start + 12], data[start + 12 :], data[:start]))

    header["colour"] = "green"
    content["tags"] = ["work"]
    first = content["accounts"][0]
    content["accounts"].append({**first, "id": "8b" * 16, "scheme": {"type": "passkey"}})
    first["icon"] = "bank"

    text = json.dumps(header).encode()
    before_body = b"KOPPEL02" + struct.pack("<I", len(text)) + text
    nonce = os.urandom(12)
    saved = before_body + nonce + cipher.encrypt(nonce, json.dumps(content).encode(), before_body)
    with open(file, "wb") as vault:
        vault.write(saved + hashlib.sha256(saved).digest())


main(*sys.argv[1:])
