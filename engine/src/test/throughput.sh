#!/usr/bin/env bash
# How much faster a campaign is with two worker processes than with one, and which share of the CPU its coordinator takes.
#
#   bash engine/src/test/throughput.sh [rounds, 3 unless said] [market, generated:300x1000 unless said]
#
# One campaign, the same formulas each time: a coordinator that evaluates nothing itself, and one or two worker processes of one thread
# that it lends to over TCP on loopback; in turn, so that whatever else the machine does meets both. Counted from generation 5 on, when the
# code is compiled. Wants a quiet machine of two cores; needs a built `lode`, or LODE=<command>.
set -euo pipefail

rounds=${1:-3}
market=${2:-generated:300x1000}
home=$(cd "$(dirname "$0")/../../.." && pwd)
lode=${LODE:-$home/lode}
here=$(mktemp -d "${TMPDIR:-/tmp}/lode-throughput.XXXXXX")
from=5
generations=${GENERATIONS:-16}
population=${POPULATION:-300}
port=25540
pids=()
export LODE_JAVA_OPTS="-XX:+UseSerialGC -Xmx1g"
ticks=$(getconf CLK_TCK)

cleanup() {
  for pid in "${pids[@]}"; do kill -9 "$pid" 2> /dev/null || true; done
  rm -rf "$here"
}
trap cleanup EXIT

cpu() { awk -v t="$ticks" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / t }' "/proc/$1/stat" 2> /dev/null || echo 0; }
reached() { tail -n +2 "$here/$1/generations.csv" 2> /dev/null | wc -l; }
# formulas, evaluated or only raced, and seconds, up to a generation
row() { awk -F, -v g="$2" '$1 == g { print $5 + $6, $NF }' "$here/$1/generations.csv"; }

(cd "$here" && $lode mine --data "$market" --run-dir warm --generations 1 --population 4 --universe all -D cache="$here" -D store=false > warm.out 2>&1) ||
  { cat "$here/warm.out"; exit 1; }
panel=$(ls "$here"/*.panel | head -1)

measure() { # name, workers: prints formulas a second, the coordinator's and all seconds of CPU
  local name=$1 workers=$2 w c=0 all=0 c0=0 all0=0 sampled=false
  pids=()
  (cd "$here" && exec $lode mine --data "$panel" --run-dir "$name" --seed 7 --generations "$generations" --population "$population" --workers 1 \
    -D store=false -D cache="$here" -D cluster.port=$port -D cluster.remote-only=true > "$name.out" 2>&1) &
  pids+=($!)
  for ((w = 0; w < workers; w++)); do
    (cd "$here" && exec $lode worker --once --workers 1 --data "$panel" --join "127.0.0.1:$port" > "$name-$w.out" 2>&1) &
    pids+=($!)
  done
  while kill -0 "${pids[0]}" 2> /dev/null && [ "$(reached "$name")" -lt "$generations" ]; do
    local now_c now_all=0 pid
    now_c=$(cpu "${pids[0]}")
    for pid in "${pids[@]}"; do now_all=$(awk "BEGIN { print $now_all + $(cpu "$pid") }"); done
    if [ "$(reached "$name")" -gt "$from" ]; then
      $sampled || { c0=$now_c all0=$now_all sampled=true; }
      c=$now_c all=$now_all
    fi
    sleep 0.2
  done
  wait "${pids[0]}" || { cat "$here/$name.out"; exit 1; }
  for pid in "${pids[@]:1}"; do wait "$pid" || true; done
  read -r n0 t0 <<< "$(row "$name" "$from")"
  read -r n1 t1 <<< "$(row "$name" $((generations - 1)))"
  awk -v n="$((n1 - n0))" -v t0="$t0" -v t1="$t1" -v c="$c" -v c0="$c0" -v a="$all" -v a0="$all0" \
    'BEGIN { printf "%.1f %.2f %.2f\n", n / (t1 - t0), c - c0, a - a0 }'
}

echo "market=$market rounds=$rounds population=$population generations=$generations cores=$(nproc) load=$(cut -d' ' -f1 /proc/loadavg)"
for ((r = 1; r <= rounds; r++)); do
  read -r one c1 a1 <<< "$(measure "one-$r" 1)"
  read -r two c2 a2 <<< "$(measure "two-$r" 2)"
  same=$(cmp -s "$here/one-$r/champions.csv" "$here/two-$r/champions.csv" && echo same || echo OTHER)
  echo "$one $two $c2 $a2" >> "$here/rounds"
  awk -v r="$r" -v one="$one" -v two="$two" -v c1="$c1" -v a1="$a1" -v c2="$c2" -v a2="$a2" -v s="$same" 'BEGIN {
    printf "round %d: one worker %.1f formulas/s, two %.1f: %.2f times; coordinator %.1f %% of the CPU with one, %.1f %% with two; champions %s\n",
      r, one, two, two / one, 100 * c1 / a1, 100 * c2 / a2, s }'
done
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
awk '{ c += $3; a += $4 } END { printf "%.1f\n", 100 * c / a }' "$here/rounds" > "$here/share"
echo "median: $(awk '{ printf "%.2f\n", $2 / $1 }' "$here/rounds" | median) times, $(awk '{ print $2 }' "$here/rounds" | median) formulas/s;" \
  "coordinator $(cat "$here/share") % of the CPU"
