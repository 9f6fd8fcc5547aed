"""Writes what PyYAML reads from each file of a snapshot: eight hex digits of a digest a file, in order of the paths."""
import datetime
import hashlib
import json
import os
import sys

import yaml


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def digest(path):
    with open(path, encoding='utf-8') as file:
        data = plain(yaml.safe_load(file))
    text = json.dumps(data, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    return hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]


root = sys.argv[1]
paths = sorted(
    os.path.relpath(os.path.join(folder, name), root).replace(os.sep, '/')
    for folder, _, names in os.walk(root)
    for name in names
    if name.endswith('.yml')
)
for path in paths:
    print(digest(os.path.join(root, path)))
