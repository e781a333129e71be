"""A report in the words of Prometheus."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Gauge,
    ProcessCollector,
    generate_latest,
)

from bot.web.report import Report

CONTENT_TYPE = CONTENT_TYPE_LATEST


def as_metrics(report: Report) -> bytes:
    """Its own registry every time: what is not there any more is not shown any more."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    _one(registry, "linli_ok", "1 when people who write now are heard", float(report.ok))
    if report.poll_age is not None:
        said = "seconds since updates were last fetched"
        _one(registry, "linli_poll_age_seconds", said, report.poll_age)
    vitals = report.vitals
    _one(registry, "linli_tasks", "of the event loop; a number that grows is a leak", report.tasks)
    _one(registry, "linli_inbox_waiting", "updates not yet handled", vitals.inbox)
    said = "village seconds the oldest of them has waited"
    _one(registry, "linli_inbox_oldest_seconds", said, vitals.inbox_oldest)
    _one(registry, "linli_inbox_set_aside", "updates that cannot be handled", vitals.poison)
    said = "medical facts nobody has signed"
    _one(registry, "linli_content_unreviewed", said, len(vitals.unreviewed))
    if report.backup_age is not None:
        _one(registry, "linli_backup_age_seconds", "of the newest backup", report.backup_age)
    if report.backed_up_by == "linli":
        said = "1 when none is younger than two days"
        _one(registry, "linli_backup_old", said, float(vitals.backup.old))
    said = "sorts of faults that the nightly look found"
    _one(registry, "linli_audit_findings", said, vitals.audit_findings)
    _strain(registry, report)
    outbox = Gauge("linli_outbox", "messages by state", ["state"], registry=registry)
    for state, number in vitals.outbox.items():
        outbox.labels(state).set(number)
    _ticks(registry, report)
    return generate_latest(registry)


def _strain(registry: CollectorRegistry, report: Report) -> None:
    late = report.lateness
    _one(registry, "linli_ready", "1 when nobody has to look", float(not report.unready))
    said = "village seconds the oldest message that may leave has waited"
    _one(registry, "linli_outbox_oldest_seconds", said, late.said)
    said = "village seconds the oldest timer is overdue"
    _one(registry, "linli_timer_oldest_seconds", said, late.timer)
    if late.written is not None:
        said = "village seconds since the database last took a sign of life"
        _one(registry, "linli_write_age_seconds", said, late.written)
    if report.disk_free is not None:
        _one(registry, "linli_disk_free_bytes", "where the database lies", report.disk_free)


def _ticks(registry: CollectorRegistry, report: Report) -> None:
    since = Gauge("linli_tick_since_seconds", "since its last run", ["tick"], registry=registry)
    late = Gauge("linli_tick_late_seconds", "of its last run", ["tick"], registry=registry)
    overdue = Gauge("linli_tick_overdue", "missed three intervals", ["tick"], registry=registry)
    took = Gauge("linli_tick_took_seconds", "its last noted run", ["tick"], registry=registry)
    for tick in report.ticks:
        since.labels(tick.name).set(tick.since)
        late.labels(tick.name).set(tick.late)
        overdue.labels(tick.name).set(float(tick.overdue))
    for run in report.vitals.ticks:
        took.labels(run.tick).set(run.took)


def _one(registry: CollectorRegistry, name: str, said: str, value: float) -> None:
    Gauge(name, said, registry=registry).set(value)
