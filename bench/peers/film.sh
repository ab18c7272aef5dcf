#!/bin/sh
# Makes an animation of a map as one would with the tools at hand, one frame after the other: curl,
# ImageMagick, and ffmpeg in the end. Tiles and legends are fetched once. Prints for how many
# nanoseconds it has fetched, composed and encoded. Takes, in the environment, what map.sh takes, and
#   OVERLAYS  with TIME where the time goes
#   TIMES     of the frames
#   FPS       frames a second
set -eu

now() {
  date +%s%N
}

begun=$(now)
for row in $ROWS; do
  for column in $COLUMNS; do
    curl -sf -o "tile-$row-$column.png" "$TILES/$ZOOM/$column/$row.png"
  done
done
marks=
for address in $LEGENDS; do
  marks="${marks}x"
  curl -sf -o "legend-${#marks}.png" "$address"
done
fetched=$(($(now) - begun))

begun=$(now)
set --
for row in $ROWS; do
  set -- "$@" "("
  for column in $COLUMNS; do
    set -- "$@" "tile-$row-$column.png"
  done
  set -- "$@" +append ")"
done
convert "$@" -append -crop "$CROP" +repage base.png
if [ -n "$marks" ]; then
  convert legend-*.png -background white -append legends.png
fi
composed=$(($(now) - begun))

frame=0
for time in $TIMES; do
  begun=$(now)
  frame=$((frame + 1))
  set -- base.png
  number=0
  for address in $OVERLAYS; do
    number=$((number + 1))
    curl -sf -o "overlay-$number.png" "$(echo "$address" | sed "s/TIME/$time/")"
    set -- "$@" "overlay-$number.png" -composite
  done
  fetched=$((fetched + $(now) - begun))
  begun=$(now)
  if [ -n "$marks" ]; then
    set -- "$@" legends.png -background white +append
  fi
  convert "$@" -background white -gravity north -splice 0x80 -font "$FONT" -pointsize 16 -gravity northwest \
    -annotate +0+4 "Map Time - $time ($frame)" -bordercolor white -border 10 -alpha remove \
    "$(printf 'frame-%04d.png' "$frame")"
  composed=$((composed + $(now) - begun))
done

begun=$(now)
ffmpeg -v error -y -framerate "$FPS" -i frame-%04d.png -pix_fmt yuv420p \
  -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -movflags +faststart film.mp4 </dev/null
echo "fetched $fetched"
echo "composed $composed"
echo "encoded $(($(now) - begun))"
