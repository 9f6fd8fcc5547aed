#!/usr/bin/env bash
# Starts a Spark cluster on this machine: one master, two workers and a Thrift server, all on 127.0.0.1.
#
#   test/spark/start-cluster.sh PYTHON FOLDER
#
# PYTHON is an interpreter that has pyspark; FOLDER gets logs, scratch files and the IDs of the processes ("name ID" per
# line in FOLDER/processes). The ports are SPARK_MASTER_PORT (7077) and SPARK_THRIFT_PORT (10000).
# It ends with 0 when the Thrift server answers. Stop the cluster: test/spark/stop-cluster.sh FOLDER
set -euo pipefail

python=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
master_port=${SPARK_MASTER_PORT:-7077}
thrift_port=${SPARK_THRIFT_PORT:-10000}
worker_count=2

SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=127.0.0.1 SPARK_NO_DAEMONIZE=1
export SPARK_CONF_DIR=$folder/conf SPARK_LOCAL_DIRS=$folder/scratch
export PYSPARK_PYTHON=$python
mkdir -p "$SPARK_CONF_DIR"
cat > "$SPARK_CONF_DIR/spark-defaults.conf" << SETTINGS
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 768m
spark.driver.extraJavaOptions -XX:+UseSerialGC
spark.executor.memory 512m
spark.executor.cores 1
spark.executor.extraJavaOptions -XX:+UseSerialGC
spark.ui.enabled false
spark.master.rest.enabled false
spark.sql.shuffle.partitions 2
spark.default.parallelism 2
spark.sql.session.timeZone UTC
spark.sql.catalogImplementation in-memory
spark.sql.warehouse.dir file:$folder/warehouse
SETTINGS

: > "$folder/processes"
start() { # start NAME COMMAND…: in the background, with a log
  local name=$1
  shift
  (cd "$folder" && exec "$@" > "$folder/$name.log" 2>&1 < /dev/null) &
  echo "$name $!" >> "$folder/processes"
}

wait_for() { # wait_for NAME COMMAND…: until the command succeeds, as long as the process that started last runs
  local name=$1 process=$!
  shift
  for _ in $(seq 600); do
    "$@" 2> /dev/null && return
    kill -0 "$process" 2> /dev/null || break
    sleep 1
  done
  echo "$name did not start; see $folder/$name.log" >&2
  exit 1
}

listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1"); }

class=$SPARK_HOME/bin/spark-class
# The machine may be small.
export SPARK_DAEMON_MEMORY=192m SPARK_DAEMON_JAVA_OPTS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
start master "$class" org.apache.spark.deploy.master.Master \
  --host 127.0.0.1 --port "$master_port" --webui-port 0
wait_for master listens "$master_port"
for number in $(seq "$worker_count"); do
  start "worker$number" "$class" org.apache.spark.deploy.worker.Worker \
    --host 127.0.0.1 --port 0 --webui-port 0 --cores 1 --memory 600m \
    --work-dir "$folder/work$number" "spark://127.0.0.1:$master_port"
  wait_for "worker$number" grep -q 'Successfully registered' "$folder/worker$number.log"
done
# The Thrift server would take the memory of daemons for that of the driver.
unset SPARK_DAEMON_MEMORY SPARK_DAEMON_JAVA_OPTS
start thrift "$SPARK_HOME/bin/spark-submit" --master "spark://127.0.0.1:$master_port" --name thrift \
  --class org.apache.spark.sql.hive.thriftserver.HiveThriftServer2 spark-internal \
  --hiveconf hive.server2.thrift.bind.host=127.0.0.1 --hiveconf "hive.server2.thrift.port=$thrift_port"
wait_for thrift listens "$thrift_port"
