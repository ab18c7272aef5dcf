#!/bin/sh
# Draws a map as one would with the tools at hand: curl for one tile after the other, ImageMagick for
# the rest. Prints for how many seconds it has fetched. Takes, in the environment:
#   TILES     address of the tiles up to /ZOOM/COLUMN/ROW.png
#   ZOOM, COLUMNS, ROWS   numbers of the tiles, in words
#   CROP      WIDTHxHEIGHT+X+Y of the map in them
#   OVERLAYS  addresses of layers, the lowest first
#   LEGENDS   addresses of legends
#   HEADER    text above the map, in the FONT of that file
set -eu

begun=$(date +%s%N)
for row in $ROWS; do
  for column in $COLUMNS; do
    curl -sf -o "tile-$row-$column.png" "$TILES/$ZOOM/$column/$row.png"
  done
done
number=0
for address in $OVERLAYS; do
  number=$((number + 1))
  curl -sf -o "overlay-$number.png" "$address"
done
legends=0
for address in $LEGENDS; do
  legends=$((legends + 1))
  curl -sf -o "legend-$legends.png" "$address"
done
fetched=$(date +%s%N)

set --
for row in $ROWS; do
  set -- "$@" "("
  for column in $COLUMNS; do
    set -- "$@" "tile-$row-$column.png"
  done
  set -- "$@" +append ")"
done
set -- "$@" -append -crop "$CROP" +repage
i=0
while [ "$i" -lt "$number" ]; do
  i=$((i + 1))
  set -- "$@" "overlay-$i.png" -composite
done
if [ "$legends" -gt 0 ]; then
  set -- "$@" "(" -background white
  i=0
  while [ "$i" -lt "$legends" ]; do
    i=$((i + 1))
    set -- "$@" "legend-$i.png"
  done
  set -- "$@" -append ")" -background white +append
fi
convert "$@" -background white -gravity north -splice 0x80 -font "$FONT" -pointsize 16 \
  -gravity northwest -annotate +0+4 "$HEADER" -bordercolor white -border 10 -alpha remove map.png
echo "fetched $((fetched - begun))"
