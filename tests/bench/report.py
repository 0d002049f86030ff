"""The figures of a run as one table, 80 columns wide, and the ratios that the goals are set in."""
import platform
from pathlib import Path

PEER_NAMES = {
    "duckdb": "DuckDB, a batch",
    "prolog": "SWI-Prolog",
    "zen": "GoRules ZEN",
    "cedar": "Cedar",
    "casbin": "node-casbin",
}
# Peers whose requests can lie in memory; the others always read a line of JSON.
IN_MEMORY = {"duckdb", "prolog"}
WIDTH = 12


def machine():
    model = "unknown"
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {"cpu": model, "system": platform.platform()}


def mean(result, name):
    return result["timings"][name]["mean"]


def peer_means(result, key):
    """`mean_from_json` is given by peers that also take requests in memory; the others know one figure."""
    return [peer.get(key) or peer["mean"] for peer in result["peers"].values() if peer is not None]


def ratios(results):
    """By workload and ratio, the value at each size (or one value)."""
    found = {}
    for shape, by_size in results.items():
        one = {
            "ours_by_hand": {n: mean(r, "brief") / mean(r, "hand") for n, r in by_size.items()},
            "best_peer_by_ours": {},
            "best_peer_by_ours_from_json": {},
        }
        for n, result in by_size.items():
            if peer_means(result, "mean"):
                one["best_peer_by_ours"][n] = min(peer_means(result, "mean")) / mean(result, "brief")
                from_json = min(peer_means(result, "mean_from_json"))
                one["best_peer_by_ours_from_json"][n] = from_json / mean(result, "json")
        if 1000 in by_size and 100_000 in by_size:
            one["growth"] = mean(by_size[100_000], "brief") / mean(by_size[1000], "brief")
            one["growth_by_hand"] = mean(by_size[100_000], "hand") / mean(by_size[1000], "hand")
        found[shape] = one
    return found


def time_text(ns):
    if ns is None:
        return "-"
    for unit, scale in (("ns", 1), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)):
        if ns < 1000 * scale or unit == "s":
            value = ns / scale
            return f"{value:.0f} {unit}" if value >= 100 or unit == "ns" else f"{value:.1f} {unit}"
    return ""


def size_text(count):
    for unit, scale in (("B", 1), ("KB", 1e3), ("MB", 1e6)):
        if count < 1000 * scale:
            return f"{count / scale:.3g} {unit}"
    return f"{count / 1e9:.3g} GB"


def ratio_text(value):
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def row(name, cells, note=""):
    line = f"{name:<23}" + "".join(f"{cell:>{WIDTH}}" for cell in cells)
    return f"{line}  {note}".rstrip()


def share(part, whole):
    return f"{100 * part / whole:.0f}"


def mix_text(mix):
    total = sum(mix[name] for name in ("accept", "reject", "refer", "incomplete"))
    return "/".join(share(mix[name], total) for name in ("accept", "reject", "refer", "incomplete"))


def shape_table(shape, by_size, one):
    sizes = list(by_size)
    results = list(by_size.values())

    def timing(name, key):
        return [time_text(r["timings"][name][key]) for r in results]

    def ratio(name):
        return [ratio_text(one[name].get(n)) for n in sizes]

    lines = [f"{shape.upper()} WORKLOAD", row("items", [f"{n:,}" for n in sizes]),
             row("acc./rej./refer/inc. %", [mix_text(r["mix"]) for r in results]), "",
             "From a resolved request, ns a decision (mean; p50 and p99 over the requests)"]
    for label, name in (("by hand", "hand"), ("qingdan, decide_brief", "brief"), ("qingdan, decide", "decide")):
        lines.append(row(label, timing(name, "mean")))
        lines.append(row("  p50", timing(name, "p50")))
        lines.append(row("  p99", timing(name, "p99")))
    lines.append(row("OURS / BY HAND", ratio("ours_by_hand"), "≤ 1" if shape == "ordinary" else "< 1"))
    lines += ["", "From JSON text"]
    lines.append(row("qingdan, decide_brief", timing("json", "mean")))
    lines.append(row("  p99", timing("json", "p99")))
    names = [name for name in PEER_NAMES if any(name in r["peers"] for r in results)]
    if names:
        lines += ["", "Peers, from JSON text; and how many requests, if not all"]
        for name in names:
            peers = [r["peers"].get(name) for r in results]
            memory = "  requests in memory" if name in IN_MEMORY else PEER_NAMES[name]
            if name in IN_MEMORY:
                means = [time_text(p["mean_from_json"]) if p else "too long" for p in peers]
                lines.append(row(PEER_NAMES[name], means))
            lines.append(row(memory, [time_text(p["mean"]) if p else "too long" for p in peers]))
            if any(p and p["requests"] < 10_000 for p in peers):
                lines.append(row("  requests", [f"{p['requests']:,}" if p else "0" for p in peers]))
        lines.append(row("BEST/OURS, in memory", ratio("best_peer_by_ours"), "≥ 100"))
        lines.append(row("BEST/OURS, from JSON", ratio("best_peer_by_ours_from_json"), "≥ 20"))
    if "growth" in one:
        lines += ["", f"GROWTH, 100,000 / 1,000 items: ours {ratio_text(one['growth'])}"
                      f" (goal ≤ 4), by hand {ratio_text(one['growth_by_hand'])}"]
    lines += ["", row("load and check, ms", [f"{r['load_ms']:.1f}" for r in results]),
              row("artifact", [size_text(r["artifact_bytes"]) for r in results]),
              row("  bytes an item", [f"{r['bytes_per_item']:.0f}" for r in results]),
              row("  without text", [f"{r['bytes_per_item_without_text']:.0f}" for r in results], "≤150"),
              row("memory loading adds", [size_text(r["resident_bytes"]) for r in results]),
              row("index by hand", [size_text(r["hand_bytes"]) for r in results])]
    return lines


def builds(results):
    seen = {}
    for by_size in results.values():
        for result in by_size.values():
            for name, peer in result["peers"].items():
                if peer is not None:
                    seen[name] = f"{peer['engine']} {peer['version']}: {peer['build']}"
    return list(seen.values())


def table(figures):
    results = figures["results"]
    lines = [figures["machine"]["cpu"], ""]
    for shape, by_size in results.items():
        lines += shape_table(shape, by_size, figures["ratios"][shape]) + [""]
    lines.append("Published, not measured here: SAPL on the JVM, 179-374 ns, up to 9,905 policies.")
    if builds(results):
        lines += ["Builds:"] + [f"  {text}" for text in builds(results)]
        lines += ["  Peers are given resolved names and weighed approvals, and answer the verdict",
                  "  alone. ZEN, Cedar and casbin get only the items that can concern the county."]
    lines.append("All verdicts agree.")
    return "\n".join(lines)
