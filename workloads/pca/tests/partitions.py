"""As much of Spark's interface as the job uses, over partitions held in memory: batches, lazy maps and a tree of sums."""

import pandas as pd

KINDS = {"int64": "bigint", "float64": "double", "object": "string"}


class Session:
    def __init__(self, tables):
        self.tables = tables
        self.written = {}
        self.read = Reader(self)

    def createDataFrame(self, rows, schema):
        return Frame(self, [pd.DataFrame(rows, columns=[schema.split()[0]])])


class Reader:
    def __init__(self, session):
        self.session = session

    def option(self, _key, _value):
        return self

    def parquet(self, path):
        return Frame(self.session, self.session.tables[path])

    csv = parquet


class Frame:
    def __init__(self, session, partitions):
        self.session = session
        self.partitions = partitions
        self.write = Writer(self)

    @property
    def dtypes(self):
        return [(name, KINDS[str(kind)]) for name, kind in self.partitions[0].dtypes.items()]

    def mapInPandas(self, function, _schema):
        batches = [[part.iloc[:5], part.iloc[5:]] for part in self.partitions]
        return Frame(self.session, [pd.concat(made) for part in batches if (made := list(function(iter(part))))])

    def coalesce(self, _count):
        return self

    @property
    def rdd(self):
        return Rdd([row for part in self.partitions for row in part.to_dict("records")])


class Rdd:
    def __init__(self, rows):
        self.rows = rows

    def map(self, function):
        return Rdd([function(row) for row in self.rows])

    def isEmpty(self):
        return not self.rows

    def treeReduce(self, function):
        rows = self.rows
        while len(rows) > 1:
            rows = [function(*rows[i : i + 2]) if i + 1 < len(rows) else rows[i] for i in range(0, len(rows), 2)]
        return rows[0]


class Writer:
    def __init__(self, frame):
        self.frame = frame

    def mode(self, _mode):
        return self

    def parquet(self, path):
        self.frame.session.written[path] = pd.concat(self.frame.partitions, ignore_index=True)

    text = parquet
