"""How it goes, told to Prometheus on a port of its own. The library is imported only where there is such a port."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.counts import BOUNDS, Counts, Durations
from bot.logs import log

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from bot.operations.status import Status


@contextmanager
def metrics(host: str, port: int, counted: Counts, look: "Callable[[], Status]") -> Iterator[None]:
    """Answer there while the block lasts. Raises OSError where the port cannot be had."""
    from prometheus_client import CollectorRegistry, start_http_server
    from prometheus_client.platform_collector import PlatformCollector
    from prometheus_client.process_collector import ProcessCollector

    registry = CollectorRegistry()
    registry.register(_Collector(counted, look))
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    server, thread = start_http_server(port, host, registry)
    log.info("metrics at %s port %d", host, port)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(1)


class _Collector:
    """Reads what is counted when it is asked for: counting itself costs an addition. No label holds anything of a person."""

    def __init__(self, counted: Counts, look: "Callable[[], Status]") -> None:
        self._counted = counted
        self._look = look

    def collect(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily

        counted, status = self._counted, self._look()
        for name, told, label, found in (
            ("footnote_answers", "Answers by outcome.", "outcome", counted.answers),
            ("footnote_rest_requests", "Requests to Discord by class of status.", "status", counted.requests),
        ):
            counter = CounterMetricFamily(name, told, labels=[label])
            for kind, number in sorted(found.items()):
                counter.add_metric([kind], number)
            yield counter
        yield _histogram(counted.to_first_request)
        yield CounterMetricFamily("footnote_failures", "What failed and is logged under a reference.", counted.failures)
        yield CounterMetricFamily("footnote_gateway_connections", "Times that a shard connected.", counted.connections)
        changes = CounterMetricFamily("footnote_knowledge_changes", "Times that the folder changed.", labels=["result"])
        changes.add_metric(["taken_up"], counted.knowledge_changes)
        changes.add_metric(["refused"], counted.knowledge_refusals)
        yield changes
        up, of = status.shards
        for name, told, value in (
            ("footnote_gateway_shards_connected", "Shards of this process that are connected.", up),
            ("footnote_gateway_shards", "Shards of this process.", of),
            ("footnote_gateway_latency_seconds", "To the gateway and back.", status.latency),
            ("footnote_store_writable", "1 where the last try to write succeeded.", status.store_writable),
            ("footnote_store_waiting_records", "Records that wait to be written.", status.waiting),
            (
                "footnote_knowledge_refused",
                "1 where the folder has changed and cannot be used.",
                status.knowledge_refused,
            ),
        ):
            yield GaugeMetricFamily(name, told, math.nan if value is None else float(value))
        for name, told, number in (
            ("footnote_store_written_records", "Records written.", status.written),
            ("footnote_store_retried_records", "Records tried again.", status.retried),
            ("footnote_store_dropped_records", "Records given up on.", status.dropped),
            ("footnote_store_failed_reads", "Reads that came too late or failed.", status.failed_reads),
        ):
            yield CounterMetricFamily(name, told, number)
        yield InfoMetricFamily("footnote_knowledge", "What is answered from.", {"version": status.knowledge})


def _histogram(durations: Durations) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily

    buckets, running = [], 0
    for bound, count in zip((*BOUNDS, math.inf), tuple(durations.counts), strict=True):
        running += count
        buckets.append(("+Inf" if bound == math.inf else str(bound), float(running)))
    return HistogramMetricFamily(
        "footnote_first_request_seconds",
        "From the arrival of an event to the first request to Discord that it causes.",
        buckets=buckets,
        sum_value=durations.total,
    )
