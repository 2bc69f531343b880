"""Says what is wrong with a page in a browser: docs-screenshot.py GATEWAY FOLDER."""
import json
import pathlib
import re
import struct
import sys
from urllib.parse import urlsplit

gateway, folder = sys.argv[1], pathlib.Path(sys.argv[2])
page = (folder / "dom.html").read_text()

operations = re.findall(r"^ +operationId: (\w+)$", (folder / "openapi.yaml").read_text(), re.M)
missing = [name for name in operations if f'<details id="{name}">' not in page]
assert operations and not missing, f"not on the page: {missing}"
print(f"{len(operations)} operations are on the page")

asked = set()
connected = set()
sent = 0
for name in ("dom", "picture"):
    log = json.loads((folder / f"{name}.net.json").read_text())
    kinds = {number: kind for kind, number in log["constants"]["logEventTypes"].items()}
    for event in log["events"]:
        kind, parameters = kinds[event["type"]], event.get("params", {})
        if kind == "URL_REQUEST_START_JOB" and "url" in parameters:
            # Chromium asks its maker for things of its own, too, which no page began.
            if parameters["url"].startswith(gateway) or parameters.get("initiator") == gateway:
                asked.add(parameters["url"])
        elif kind == "TCP_CONNECT_ATTEMPT" and "address" in parameters:
            connected.add(parameters["address"])
        elif kind == "UDP_BYTES_SENT":
            sent += 1
print("The page asked for:", *sorted(asked), sep="\n  ")
print("The browser connected to:", *sorted(connected), sep="\n  ")
assert gateway + "/docs" in asked, "the log of the network has no request for the page"
elsewhere = {url for url in asked if not url.startswith(gateway + "/")}
assert not elsewhere, f"asked elsewhere: {elsewhere}"
assert connected == {urlsplit(gateway).netloc}, "connected elsewhere"
assert sent == 0, f"{sent} datagrams were sent"

with open(folder / "docs.png", "rb") as picture:
    head = picture.read(24)
assert head[:8] == b"\x89PNG\r\n\x1a\n", "the picture is none"
print("The picture is {} by {} pixels".format(*struct.unpack(">II", head[16:24])))
