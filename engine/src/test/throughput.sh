#!/usr/bin/env bash
# How much faster a campaign is with two worker processes than with one, and what its coordinator takes: milliseconds of CPU a
# formula, and the share of the CPU of all its processes. All of the process counts: compiler, collector, network, journal.
#
#   bash engine/src/test/throughput.sh [rounds, 3 unless said] [market, generated:300x1000 unless said] [options of lode mine ...]
#
# One campaign, the same formulas each time: a coordinator that evaluates nothing itself, and one or two worker processes of one thread
# that it lends to over TCP on loopback; in turn, so that whatever else the machine does meets both. Counted from generation FROM on, when
# most of the code is compiled, to GENERATIONS. Workers that share caches and memory take longer for a formula than one alone: how many cores
# they had says what coordination costs apart from that. Wants a quiet machine of two cores; needs a built `lode`, or LODE=<command>.
set -euo pipefail

rounds=${1:-3}
market=${2:-generated:300x1000}
if [ -e "$market" ]; then market=$(realpath "$market"); fi
options=("${@:3}")
home=$(cd "$(dirname "$0")/../../.." && pwd)
lode=${LODE:-$home/lode}
here=$(mktemp -d "${TMPDIR:-/tmp}/lode-throughput.XXXXXX")
from=${FROM:-15}
generations=${GENERATIONS:-40}
population=${POPULATION:-300}
port=25540
pids=()
export LODE_JAVA_OPTS="-XX:+UseSerialGC -Xmx1g"
ticks=$(getconf CLK_TCK)
exec {never}<> <(:) # nothing is ever read here: to wait for it starts no process

cleanup() {
  for pid in "${pids[@]}"; do kill -9 "$pid" 2> /dev/null || true; done
  rm -rf "$here"
}
trap cleanup EXIT

cpu() { awk -v t="$ticks" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / t }' "/proc/$1/stat" 2> /dev/null || echo 0; }
# without another process: what watches should not take from whom it watches
reached() {
  local rows=()
  { mapfile -t rows < "$here/$1/generations.csv"; } 2> /dev/null || true
  n=$((${#rows[@]} > 0 ? ${#rows[@]} - 1 : 0))
}
# formulas, evaluated or only raced, and seconds, up to a generation
row() { awk -F, -v g="$2" '$1 == g { print $5 + $6, $NF }' "$here/$1/generations.csv"; }

(cd "$here" && $lode mine --data "$market" --run-dir warm --generations 1 --population 4 --universe all -D cache="$here" -D store=false > warm.out 2>&1) ||
  { cat "$here/warm.out"; exit 1; }
panel=$(find "$here" -name '*.panel' | head -1)
panel=${panel:-$market}

measure() { # name, workers: prints formulas a second, formulas, the coordinator's and all seconds of CPU
  local name=$1 workers=$2 w n seen=0 c=0 all=0 c0=0 all0=0 pid
  pids=()
  (cd "$here" && exec $lode mine --data "$panel" --run-dir "$name" --seed 7 --generations "$generations" --population "$population" --workers 1 \
    -D store=false -D cache="$here" -D cluster.port=$port -D cluster.remote-only=true "${options[@]}" > "$name.out" 2>&1) &
  pids+=($!)
  for ((w = 0; w < workers; w++)); do
    (cd "$here" && exec $lode worker --once --workers 1 --data "$panel" --join "127.0.0.1:$port" > "$name-$w.out" 2>&1) &
    pids+=($!)
  done
  while kill -0 "${pids[0]}" 2> /dev/null && [ "$seen" -lt "$generations" ]; do
    reached "$name"
    if [ "$n" -gt "$seen" ]; then
      seen=$n c=$(cpu "${pids[0]}") all=0
      for pid in "${pids[@]}"; do all=$(awk "BEGIN { print $all + $(cpu "$pid") }"); done
      if [ "$n" -le $((from + 1)) ]; then c0=$c all0=$all; fi
    fi
    read -rt 0.1 -u "$never" || true
  done
  wait "${pids[0]}" || { cat "$here/$name.out"; exit 1; }
  for pid in "${pids[@]:1}"; do wait "$pid" || true; done
  read -r n0 t0 <<< "$(row "$name" "$from")"
  read -r n1 t1 <<< "$(row "$name" $((generations - 1)))"
  awk -v n="$((n1 - n0))" -v t0="$t0" -v t1="$t1" -v c="$c" -v c0="$c0" -v a="$all" -v a0="$all0" \
    'BEGIN { printf "%.1f %d %.2f %.2f\n", n / (t1 - t0), n, c - c0, a - a0 }'
}

echo "market=$(basename "$market") options=${options[*]:-none} rounds=$rounds population=$population generations=$from..$generations cores=$(nproc) load=$(cut -d' ' -f1 /proc/loadavg)"
for ((r = 1; r <= rounds; r++)); do
  read -r one n1 c1 a1 <<< "$(measure "one-$r" 1)"
  read -r two n2 c2 a2 <<< "$(measure "two-$r" 2)"
  same=$(cmp -s "$here/one-$r/champions.csv" "$here/two-$r/champions.csv" && echo same || echo OTHER)
  echo "$one $two $n2 $c2 $a2" >> "$here/rounds"
  awk -v r="$r" -v one="$one" -v two="$two" -v n1="$n1" -v c1="$c1" -v a1="$a1" -v n2="$n2" -v c2="$c2" -v a2="$a2" -v s="$same" 'BEGIN {
    printf "round %d: one worker %.1f formulas/s, two %.1f: %.2f times; champions %s\n", r, one, two, two / one, s
    w1 = one * (a1 - c1) / n1; w2 = two * (a2 - c2) / n2
    printf "  workers had %.2f and %.2f cores: %.2f times\n", w1, w2, w2 / w1
    printf "  coordinator with one %.2f ms a formula, %.1f %% of the CPU; with two %.2f ms, %.1f %%; all processes %.2f and %.2f ms\n",
      1000 * c1 / n1, 100 * c1 / a1, 1000 * c2 / n2, 100 * c2 / a2, 1000 * a1 / n1, 1000 * a2 / n2 }'
done
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "median: $(awk '{ printf "%.2f\n", $2 / $1 }' "$here/rounds" | median) times, $(awk '{ print $2 }' "$here/rounds" | median) formulas/s"
awk -v cores="$(nproc)" '{ n += $3; c += $4; a += $5 } END {
  printf "coordinator of two workers: %.2f ms a formula, %.1f %% of the CPU; at 200 formulas/s %.1f %% of %d cores\n",
    1000 * c / n, 100 * c / a, 100 * 200 * c / n / cores, cores }' "$here/rounds"
