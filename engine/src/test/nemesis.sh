#!/usr/bin/env bash
# Minutes of random faults over one coordinator and three workers, ending in the digest of the quiet run.
#
#   bash engine/src/test/nemesis.sh [minutes, 10 unless said] [seed]
#
# Faults: a worker or the coordinator killed (kill -9) or stalled (STOP, CONT), and, as root on Linux, a worker cut off from the
# network for some seconds, in both directions or in one, or behind a line of 1 Mbit/s (a namespace for each machine, removed at the end).
# A killed worker is started again, a killed coordinator resumed with `lode resume`. Exit code 0: same champions; it says how many faults
# and shards it took, and what became of memory, threads and open files of processes that lived long. Needs a built `lode`, or LODE=<command>.
set -euo pipefail

minutes=${1:-10}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
RANDOM=$((seed % 32768))
home=$(cd "$(dirname "$0")/../../.." && pwd)
lode=${LODE:-$home/lode}
here=$(mktemp -d "${TMPDIR:-/tmp}/lode-nemesis.XXXXXX")
net=nem$$
port=25520
declare -A pid
declare -A count=([worker_killed]=0 [coordinator_killed]=0 [stalled]=0 [partitioned]=0 [one_way]=0 [slowed]=0)
echo "nemesis seed=$seed minutes=$minutes files=$here; again: bash $0 $minutes $seed"

export LODE_JAVA_OPTS="-Dlode.simd=plain -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m \
  -Dakka.cluster.failure-detector.acceptable-heartbeat-pause=4s -Dlode.downing.stable-after=2s"

cat > "$here/campaign.conf" <<EOF
generations = 100000
population = 60
store = false
cache = $here/cache
search.archive = 12
vocabulary {
  operators = [add, sub, mul, sdiv, ts_mean, ts_std, ts_delta, ts_min, ts_max, cs_rank]
  windows = [3, 5, 10]
}
EOF

cleanup() {
  for name in "${!pid[@]}"; do
    kill -CONT "${pid[$name]}" 2> /dev/null || true
    kill -9 "${pid[$name]}" 2> /dev/null || true
  done
  for machine in c w1 w2 w3 hub; do ip netns del "$net$machine" 2> /dev/null || true; done
}
trap cleanup EXIT

# --- the network: a namespace a machine on one bridge, or loopback where that is not allowed
apart=false
make_network() {
  ip netns add "${net}hub" 2> /dev/null || return 1
  ip -n "${net}hub" link add hub type bridge && ip -n "${net}hub" link set hub up || return 1
  local n=0 machine
  for machine in c w1 w2 w3; do
    n=$((n + 1))
    ip netns add "$net$machine" || return 1
    ip -n "${net}hub" link add "to$n" type veth peer name net netns "$net$machine" || return 1
    ip -n "${net}hub" link set "to$n" master hub up
    ip -n "$net$machine" addr add "10.78.0.$n/24" dev net
    ip -n "$net$machine" link set net up
    ip -n "$net$machine" link set lo up
  done
}
if [ "$(id -u)" = 0 ] && make_network; then apart=true; else echo "no namespaces here: no partitions"; fi

address() { # machine
  if ! $apart; then echo 127.0.0.1; return; fi
  case $1 in c) echo 10.78.0.1 ;; w1) echo 10.78.0.2 ;; w2) echo 10.78.0.3 ;; w3) echo 10.78.0.4 ;; esac
}

start() { # name, arguments of lode: what runs becomes the process itself, so that its id is the one to kill
  local name=$1
  shift
  if $apart; then
    ip netns exec "$net$name" $lode "$@" >> "$here/$name.out" 2>&1 &
  else
    $lode "$@" >> "$here/$name.out" 2>&1 &
  fi
  pid[$name]=$!
}

start_worker() {
  start "$1" worker --insecure --workers 1 --data "$panel" --join "$(address c):$port" --host "$(address "$1")"
}

start_coordinator() {
  local where=(-D "cluster.host=$(address c)" -D "cluster.port=$port" -D cluster.insecure=true -D cluster.remote-only=true --workers 1)
  if [ -e "$here/run/manifest.json" ]; then
    start c resume "$here/run" "${where[@]}" --minutes "$1"
  else
    start c mine --config "$here/campaign.conf" --run-dir "$here/run" "${where[@]}" --minutes "$1"
  fi
}

alive() { kill -0 "${pid[$1]}" 2> /dev/null; }
say() { echo "$(date -u +%H:%M:%S) $*"; }

# --- the faults
kill_worker() {
  kill -9 "${pid[$1]}" 2> /dev/null || true
  wait "${pid[$1]}" 2> /dev/null || true
  count[worker_killed]=$((count[worker_killed] + 1))
  start_worker "$1"
}

kill_coordinator() {
  kill -9 "${pid[c]}" 2> /dev/null || true
  wait "${pid[c]}" 2> /dev/null || true
  count[coordinator_killed]=$((count[coordinator_killed] + 1))
  start_coordinator 0
}

stall() { # name, seconds
  kill -STOP "${pid[$1]}" 2> /dev/null || return 0
  sleep "$2"
  kill -CONT "${pid[$1]}" 2> /dev/null || true
  count[stalled]=$((count[stalled] + 1))
}

partition() { # worker, seconds
  ip -n "$net$1" route add blackhole "$(address c)/32"
  ip -n "${net}c" route add blackhole "$(address "$1")/32"
  sleep "$2"
  ip -n "$net$1" route del blackhole "$(address c)/32"
  ip -n "${net}c" route del blackhole "$(address "$1")/32"
  count[partitioned]=$((count[partitioned] + 1))
}

one_way() { # from, to, seconds
  ip -n "$net$1" route add blackhole "$(address "$2")/32"
  sleep "$3"
  ip -n "$net$1" route del blackhole "$(address "$2")/32"
  count[one_way]=$((count[one_way] + 1))
}

slow() { # worker, seconds
  tc -n "$net$1" qdisc add dev net root tbf rate 1mbit burst 16kb latency 400ms 2> /dev/null || return 0
  sleep "$2"
  tc -n "$net$1" qdisc del dev net root
  count[slowed]=$((count[slowed] + 1))
}

# process, resident kB, threads, open files: of each that runs
sample() {
  local name p
  for name in c w1 w2 w3; do
    p=${pid[$name]}
    [ -r "/proc/$p/status" ] || continue
    echo "$name-$p $(awk '/^VmRSS/ { r = $2 } /^Threads/ { t = $2 } END { print r, t }' "/proc/$p/status" 2> /dev/null) $(ls "/proc/$p/fd" 2> /dev/null | wc -l)" >> "$here/samples"
  done
}

# for each process with twenty samples or more: the second quarter of its life against the last
levels() {
  awk '{ n[$1]++; r[$1, n[$1]] = $2; t[$1, n[$1]] = $3; f[$1, n[$1]] = $4 }
    function mean(v, k, from, to,   i, s) { for (i = from; i <= to; i++) s += v[k, i]; return s / (to - from + 1) }
    END { for (k in n) if (n[k] >= 20) { q = int(n[k] / 4)
      printf "levels %s: samples %d, resident MB %.0f -> %.0f, threads %.0f -> %.0f, files %.0f -> %.0f\n", k, n[k],
        mean(r, k, q + 1, 2 * q) / 1024, mean(r, k, n[k] - q + 1, n[k]) / 1024, mean(t, k, q + 1, 2 * q), mean(t, k, n[k] - q + 1, n[k]),
        mean(f, k, q + 1, 2 * q), mean(f, k, n[k] - q + 1, n[k]) } }' "$here/samples"
}

generations() { grep -c '^[0-9]' "$here/run/generations.csv" 2> /dev/null || true; }

# --- minutes of them
(cd "$here" && $lode mine --config campaign.conf --run-dir warm --generations 1 --workers 1 > warm.out 2>&1)
panel=$(ls "$here"/cache/*.panel | head -1)
start_coordinator 0
for w in w1 w2 w3; do start_worker "$w"; done
end=$(($(date +%s) + minutes * 60))
while [ "$(date +%s)" -lt "$end" ]; do
  sleep $((1 + RANDOM % 6))
  w=w$((1 + RANDOM % 3))
  seconds=$((1 + RANDOM % 9))
  for name in w1 w2 w3; do alive "$name" || start_worker "$name"; done
  alive c || start_coordinator 0
  sample
  case $((RANDOM % 10)) in
    0 | 1) say "kill -9 $w" && kill_worker "$w" ;;
    2) say "kill -9 coordinator at generation $(generations)" && kill_coordinator ;;
    3 | 4) say "stall $w ${seconds}s" && stall "$w" "$seconds" ;;
    5) say "stall coordinator ${seconds}s" && stall c "$seconds" ;;
    6) if $apart; then say "nothing from $w to the coordinator ${seconds}s" && one_way "$w" c "$seconds"; else say "stall $w ${seconds}s" && stall "$w" "$seconds"; fi ;;
    7) if $apart; then say "slow line of $w ${seconds}s" && slow "$w" "$seconds"; else say "stall $w ${seconds}s" && stall "$w" "$seconds"; fi ;;
    *) if $apart; then say "partition $w ${seconds}s" && partition "$w" "$seconds"; else say "kill -9 $w" && kill_worker "$w"; fi ;;
  esac
done

# --- a polite end: what it has reached is what the quiet run has to reach
say "stopping"
kill -TERM "${pid[c]}" 2> /dev/null || true
wait "${pid[c]}" 2> /dev/null || true
for w in w1 w2 w3; do
  kill -9 "${pid[$w]}" 2> /dev/null || true
  wait "${pid[$w]}" 2> /dev/null || true
done
reached=$(generations)
cp "$here/run/champions.csv" "$here/champions.csv"
say "quiet run of $reached generations"
(cd "$here" && $lode mine --config campaign.conf --run-dir quiet --generations "$reached" --workers 2 > quiet.out 2>&1) || { cat "$here/quiet.out"; exit 1; }

reassigned=$(grep -hoE 'worker[ _]lost.* shards=[0-9]*' "$here/run/logs/lode.log" | sed 's/.*shards=//' | awk '{ n += $1 } END { print n + 0 }')
faults=$((count[worker_killed] + count[coordinator_killed] + count[stalled] + count[partitioned] + count[one_way] + count[slowed]))
levels
echo "faults injected: $faults (workers killed ${count[worker_killed]}, coordinator killed ${count[coordinator_killed]}, stalled ${count[stalled]}, partitioned ${count[partitioned]}, in one direction ${count[one_way]}, slow line ${count[slowed]}); shards reassigned: $reassigned; generations: $reached"
ours=$(sha256sum < "$here/champions.csv" | cut -c1-64)
quiet=$(sha256sum < "$here/quiet/champions.csv" | cut -c1-64)
if [ "$ours" = "$quiet" ] && [ "$quiet" = "$(cat "$here/quiet/champions.sha256")" ]; then
  echo "same champions: $ours"
  rm -rf "$here"
else
  echo "OTHER CHAMPIONS: nemesis=$ours quiet=$quiet champions.sha256=$(cat "$here/quiet/champions.sha256") files=$here"
  exit 4
fi
