"""The job of the Word templates with our own engine: opened once, filled many times."""

from timing import run
from word_values import values

from handoutgen.word import WordTemplate

opened = {}


def make(job, client, brand):
    path = job["template"]
    if path not in opened:
        opened[path] = WordTemplate.open(path)
    return opened[path].fill(values(job, client, brand))


run(make, ".docx")
