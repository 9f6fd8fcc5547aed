"""Records which events Sigma rules for Windows match, by pySigma's SQLite backend: an engine of other authors.

Usage: python sigma-hits.py RULES LOGS OUT [LINES], with pySigma 1.5.1 and pySigma-backend-sqlite 2.0.0.

RULES is a folder with rules and the log sources that their authors define (tests/thor.yml), LOGS a folder with JSON lines
of Windows events (.json.gz). Writes to OUT, as JSON, what the engine refused ("refused": ids of rules by reason) and the
number and digest of the lines that each rule matches ("hits": by file and id), and to LINES the lines themselves.
"""

import glob
import gzip
import hashlib
import json
import os
import re
import sqlite3
import sys

import yaml
from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection
from sigma.types import SigmaFieldReference

RULE_FOLDERS = ["rules", "rules-*"]
# NXLog's own field of that name is the severity of the event.
SEVERITIES = {"INFO", "VERBOSE", "WARNING", "ERROR", "CRITICAL", "AUDIT_SUCCESS", "AUDIT_FAILURE"}


class Backend(sqliteBackend):
    """Column names of SQLite have no case, but those of events do: each field gets a number."""

    collate_nocase = True
    columns = {}

    def escape_and_quote_field(self, field_name):
        return "f%d" % self.columns.setdefault(field_name, len(self.columns))


def fields_of(event):
    """The fields of an event by the names that the event viewer shows, as rules name them."""
    data = event.get("event_data")
    if data is None:
        fields = {name: value for name, value in event.items() if not isinstance(value, (dict, list))}
        types = [fields.pop(name, None) for name in ("EventType", "EventTypeOrignal")]
        fields["EventType"] = next((value for value in types if value not in SEVERITIES), None)
    else:
        names = {"EventID": "event_id", "Channel": "log_name", "SourceName": "source_name", "Hostname": "computer_name",
                 "Level": "level", "Message": "message"}
        fields = {name: event.get(key) for name, key in names.items()}
        fields.update(data)
    fields["Provider_Name"] = fields.get("SourceName")
    fields.setdefault("Computer", fields.get("Hostname"))
    return fields


def text_of(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


class LogSources:
    """Where the events of a log source are, as the rules' own tests define it."""

    def __init__(self, path):
        with open(path) as file:
            self.entries = yaml.safe_load(file)["logsources"].values()

    def find(self, source):
        """Alternatives: a condition in SQL, and the names of fields that differ in them."""
        found = []
        for entry in self.entries:
            if entry.get("product") != "windows" or entry.get("category") != source.category:
                continue
            if source.service not in (None, entry.get("service")):
                continue
            if source.category is None and source.service is None:
                continue
            if "rewrite" in entry:
                channels = self.channels(entry["rewrite"]["service"])
            else:
                channels = [name.split(":", 1)[1] for name in entry.get("sources", [])]
            conditions = {name: [value] for name, value in entry.get("conditions", {}).items()}
            found.append(({**conditions, "Channel": channels}, entry.get("fieldmappings", {})))
        return found

    def channels(self, service):
        return [
            name.split(":", 1)[1]
            for entry in self.entries
            if entry.get("service") == service and "category" not in entry
            for name in entry.get("sources", [])
        ]


def quoted(value):
    return "'%s'" % str(value).replace("'", "''")


def queries_of(path, sources):
    """The rules of a file for Windows: (id, [condition of the log source and of the rule], reason of none)."""
    with open(path) as file:
        collection = SigmaCollection.from_yaml(file.read(), collect_errors=True)
    for rule in collection.rules:
        identifier = str(rule.id)
        if rule.errors:
            yield identifier, None, str(rule.errors[0])
            continue
        if rule.logsource.product != "windows":
            continue
        places = sources.find(rule.logsource)
        if not places:
            yield identifier, None, "its log source is not in thor.yml"
            continue
        try:
            parts = [part for place in places for part in part_of(path, place)]
        except Exception as error:
            yield identifier, None, "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:200])
            continue
        yield identifier, parts, None


def part_of(path, place):
    where, mapped = place
    backend = Backend()
    with open(path) as file:
        text = file.read()
    rules = SigmaCollection.from_yaml(text)
    if mapped:
        rename(rules, mapped)
    where_sql = " AND ".join(
        "%s COLLATE NOCASE IN (%s)" % (backend.escape_and_quote_field(field), ", ".join(map(quoted, values)))
        for field, values in sorted(where.items())
    )
    for query in backend.convert(rules):
        condition = query.split(" WHERE ", 1)[1]
        yield "(%s) AND (%s)" % (where_sql, condition)


def rename(rules, mapped):
    def rename_in(detection):
        for item in detection.detection_items:
            if hasattr(item, "detection_items"):
                rename_in(item)
                continue
            item.field = mapped.get(item.field, item.field)
            for value in item.value:
                if isinstance(value, SigmaFieldReference):
                    value.field = mapped.get(value.field, value.field)

    for rule in rules.rules:
        for detection in rule.detection.detections.values():
            rename_in(detection)


def matches(pattern, value):
    return value is not None and re.search(pattern, str(value)) is not None


def database(path, columns):
    connection = sqlite3.connect(":memory:")
    connection.create_function("REGEXP", 2, matches, deterministic=True)
    names = ["f%d" % number for number in columns.values()]
    declared = ", ".join("%s TEXT COLLATE NOCASE" % name for name in names)
    connection.execute("CREATE TABLE logs (line INTEGER PRIMARY KEY, %s)" % declared)
    marks = ", ".join("?" * (len(names) + 1))
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = (row_of(number, line, columns) for number, line in enumerate(file, 1) if line.strip())
        connection.executemany("INSERT INTO logs VALUES (%s)" % marks, rows)
    connection.execute("CREATE INDEX place ON logs (f%d, f%d)" % (columns["Channel"], columns["EventID"]))
    connection.execute("ANALYZE")
    return connection


def row_of(number, line, columns):
    fields = fields_of(json.loads(line))
    return [number, *(text_of(fields.get(name)) for name in columns)]


def all_queries(rules):
    """SQL by id of the rule, and the reasons of rules without."""
    sources = LogSources(os.path.join(rules, "tests", "thor.yml"))
    for field in ("Channel", "EventID"):
        Backend().escape_and_quote_field(field)
    patterns = [os.path.join(rules, folder, "**", "*.yml") for folder in RULE_FOLDERS]
    paths = sorted(path for pattern in patterns for path in glob.glob(pattern, recursive=True))
    queries, refused = {}, {}
    for path in paths:
        for identifier, parts, reason in queries_of(path, sources):
            if reason is None:
                queries[identifier] = "SELECT line FROM logs WHERE " + " OR ".join("(%s)" % part for part in parts)
            else:
                refused.setdefault(reason, []).append(identifier)
    return queries, refused


def lines_of(queries, path):
    """The lines of a file that each rule matches."""
    connection = database(path, Backend.columns)
    found = {}
    for identifier, query in queries.items():
        lines = sorted(line for (line,) in connection.execute(query))
        if lines:
            found[identifier] = lines
    connection.close()
    return found


def digest(lines):
    text = ",".join(map(str, lines))
    return "%d %s" % (len(lines), hashlib.sha256(text.encode()).hexdigest()[:8])


def main(rules, logs, out, all_lines=None):
    queries, refused = all_queries(rules)
    lines = {
        os.path.basename(path): lines_of(queries, path) for path in sorted(glob.glob(os.path.join(logs, "*.json.gz")))
    }
    hits = {file: {rule: digest(found) for rule, found in by_rule.items()} for file, by_rule in lines.items()}
    with open(out, "w") as file:
        json.dump({"compared": len(queries), "refused": refused, "hits": hits}, file, indent=1, sort_keys=True)
        file.write("\n")
    if all_lines is not None:
        with open(all_lines, "w") as file:
            json.dump(lines, file)


main(*sys.argv[1:])
