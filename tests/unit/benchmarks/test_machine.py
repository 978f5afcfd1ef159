"""A measurement on a busy machine says so."""

from benchmarks.machine import Clocks, cores, is_quiet


def test_other_work_is_what_the_cores_did_besides_the_measurement() -> None:
    begin, end = Clocks(wall=100.0, busy=50.0, own=1.0), Clocks(wall=200.0, busy=200.0, own=51.0)
    assert begin.other_work_until(end) == 1.0


def test_a_measurement_alone_is_quiet() -> None:
    begin, end = Clocks(wall=0.0, busy=0.0, own=0.0), Clocks(wall=10.0, busy=9.9, own=10.0)
    assert begin.other_work_until(end) == 0.0
    assert is_quiet(0.0)


def test_a_core_that_is_busy_with_something_else_is_not_quiet() -> None:
    assert not is_quiet(0.5 * cores())


def test_the_clocks_of_this_machine_go_on() -> None:
    begin = Clocks.now()
    end = Clocks.now()
    assert end.wall >= begin.wall
    assert end.busy >= begin.busy
