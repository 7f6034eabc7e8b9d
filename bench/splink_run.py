"""Runs Splink over a table of records: for ``match_splink.py``, with the Python that has Splink, and without ours.

    python bench/splink_run.py RECORDS.csv RULES WORKS.csv

RULES names a list of :data:`RULES`. Writes (id, cluster) rows and prints seconds of clock and processor, peak memory
and Splink's version as JSON.
"""

import json
import resource
import sys
import time

import splink  # type: ignore[import-not-found]
import splink.comparison_library as compare  # type: ignore[import-not-found]
from splink.backends.duckdb import DuckDBAPI  # type: ignore[import-not-found]

TIGHT = (("doi",), ("title",))
RULES = {
    "tight": TIGHT,
    "looser": (*TIGHT, ("family", "year"), ("volume", "page", "year"), ("substr(title, 1, 12)",)),
    "loosest": (*TIGHT, ("family",), ("volume", "page"), ("substr(title, 1, 12)",)),
}
"""Pairs that agree in all columns of one of the rules are compared."""

SAME = 0.5
COLUMNS = (
    compare.JaroWinklerAtThresholds("title", [0.95, 0.85]),
    compare.JaroWinklerAtThresholds("family", [0.92]),
    compare.ExactMatch("given"),
    compare.ExactMatch("year"),
    compare.ExactMatch("volume"),
    compare.ExactMatch("page"),
    compare.ExactMatch("doi"),
    compare.JaroWinklerAtThresholds("container", [0.9]),
)


def clustered(records: str, rules: str, into: str) -> None:
    """Train on the records themselves, as Splink's guide says, predict, and put into clusters."""
    engine = DuckDBAPI()
    engine.duckdb_con.execute("CREATE TABLE given AS SELECT * FROM read_csv(?, all_varchar = true)", [records])
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=list(COLUMNS),
        blocking_rules_to_generate_predictions=[splink.block_on(*rule) for rule in RULES[rules]],
        retain_matching_columns=False,
    )
    linker = splink.Linker(engine.register("given"), settings, log_level=40)
    train = linker.training
    train.estimate_probability_two_random_records_match([splink.block_on(*rule) for rule in TIGHT], recall=0.7)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in TIGHT:
        train.estimate_parameters_using_expectation_maximisation(splink.block_on(*rule))
    pairs = linker.inference.predict(threshold_match_probability=SAME)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=SAME)
    engine.duckdb_con.execute(f"COPY (SELECT id, cluster_id FROM {found.physical_name}) TO '{into}' (HEADER false)")


if __name__ == "__main__":
    start = time.perf_counter()
    clustered(*sys.argv[1:4])
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"seconds": round(seconds, 1), "processor seconds": round(time.process_time(), 1), "peak MB": peak}
    print(json.dumps(told | {"splink": splink.__version__}))
