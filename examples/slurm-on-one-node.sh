#!/bin/sh
# Starts munge and Slurm on this machine alone, to try the example: slurm-on-one-node.sh FOLDER, as root, from Debian's
# slurm-wlm and munge. Prints the line that makes sbatch use it; `slurm-on-one-node.sh FOLDER stop` ends it.
set -eu
mkdir -p "$1" && folder=$(cd "$1" && pwd)
conf=$folder/slurm.conf
if [ "${2:-}" = stop ]; then
  for name in slurmd slurmctld munged; do
    [ -f "$folder/$name.pid" ] && kill "$(cat "$folder/$name.pid")" 2>/dev/null || true
  done
  exit 0
fi
mkdir -p "$folder/state" "$folder/spool"
chmod 755 "$folder"
host=$(hostname -s)
if [ ! -S /run/munge/munge.socket.2 ]; then
  mkdir -p /run/munge && chown munge:munge /run/munge
  install -d -o munge -g munge "$folder/munge"
  runuser -u munge -- munged --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/munged.log" \
    --seed-file="$folder/munge/seed"
  cp "$folder/munge/munged.pid" "$folder/munged.pid"
fi
cat > "$conf" <<CONF
ClusterName=trial
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=trial Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$conf"
slurmctld -f "$conf"
slurmd -f "$conf"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  if sinfo --noheader --format=%t 2>/dev/null | grep -qE 'idle|mix|alloc'; then
    echo "export SLURM_CONF=$conf"
    exit 0
  fi
  sleep 0.5
done
echo "slurm did not come up; see $folder/slurmctld.log and slurmd.log" >&2
exit 1
