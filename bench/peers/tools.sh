#!/bin/sh
# Command line tools, a process (or three) for each photograph: vips, gm, or djpeg, which does no
# more than decode at a quarter of the size. Serves as serve.cjs does.
set -eu

vips() {
  for side in 800 250 50; do
    vipsthumbnail "$2" --size "${side}x$side>" -o "$PWD/$side.$1[$vips_options]"
  done
}

# The size hint makes it decode no larger than needed; without it, it takes twice the time.
gm_convert() {
  gm convert -size 800x800 "$2" -quality "$gm_quality" -thumbnail '800x800>' -write "800.$1" \
    -thumbnail '250x250>' -write "250.$1" -thumbnail '50x50>' "50.$1"
}

decode() {
  djpeg -scale 1/4 -outfile /dev/null "$2"
}

case $1 in
  vips) job=vips version=$(vipsthumbnail --vips-version) ;;
  gm) job=gm_convert version=$(gm version | head -n 1 | cut -d ' ' -f 1,2) ;;
  djpeg) job=decode version=$(djpeg -version 2>&1 | head -n 1) ;;
  *) exit 2 ;;
esac
export VIPS_CONCURRENCY=1 OMP_NUM_THREADS=1
echo "ready $version"

while read -r count format path; do
  case $format in
    png) vips_options=compression=1 gm_quality=15 ;;
    *) vips_options=Q=80 gm_quality=80 ;;
  esac
  i=0
  while [ "$i" -lt "$count" ]; do
    "$job" "$format" "$path" </dev/null
    i=$((i + 1))
  done
  echo "done"
done
