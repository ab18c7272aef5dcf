"""Pillow. As "draft", decoded no larger than needed, each rendition from the one before; as "full",
the whole photograph decoded, and each rendition from it. Serves as serve.cjs does."""

import io
import sys

import PIL
from PIL import Image, features

SIDES = (800, 250, 50)
QUALITY = 80
# What a reduced decode is larger than the largest rendition by, at least: as Darkroom's.
SPARE = 1.25


def fitted(image, side):
    scale = min(1, side / max(image.size))
    return image.resize([max(1, round(length * scale)) for length in image.size], Image.LANCZOS)


def encoded(image, form):
    file = io.BytesIO()
    if form == "png":
        image.save(file, "PNG", compress_level=1)
    else:
        image.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def draft(photo, form):
    image = Image.open(io.BytesIO(photo))
    side = int(SIDES[0] * SPARE)
    longest = max(image.size)
    image.draft("RGB", [length * side // longest for length in image.size])
    files = []
    for side in SIDES:
        image = fitted(image, side)
        files.append(encoded(image, form))
    return files


def full(photo, form):
    image = Image.open(io.BytesIO(photo))
    image.load()
    return [encoded(fitted(image, side), form) for side in SIDES]


def serve(develop):
    print(f"ready Pillow {PIL.__version__}, libjpeg {features.version('jpg')}", flush=True)
    for line in sys.stdin:
        count, form, path = line.rstrip("\n").split(" ", 2)
        with open(path, "rb") as file:
            photo = file.read()
        files = []
        for _ in range(int(count)):
            files = develop(photo, form)
        for side, data in zip(SIDES, files):
            with open(f"{side}.{form}", "wb") as file:
                file.write(data)
        print("done", flush=True)


serve(full if sys.argv[1] == "full" else draft)
