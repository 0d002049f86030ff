"""Time a decision against the number of items, both logarithmic, as SVG."""
import math

LEFT, TOP, RIGHT, BOTTOM = 70, 50, 190, 55
WIDTH, HEIGHT = 820, 520
# Label, colour, dash.
SERIES = {
    "hand": ("index by hand", "#666666", "6 4"),
    "brief": ("qingdan", "#c0392b", ""),
    "json": ("qingdan from JSON", "#c0392b", "2 3"),
    "duckdb": ("DuckDB, a batch", "#b7950b", ""),
    "prolog": ("SWI-Prolog", "#7d3c98", ""),
    "zen": ("GoRules ZEN", "#1f618d", ""),
    "cedar": ("Cedar (WebAssembly)", "#117a65", ""),
    "casbin": ("node-casbin", "#5d6d7e", ""),
}
LABEL_GAP = 16


def points(name, by_size):
    found = []
    for items, result in by_size.items():
        if name in result["timings"]:
            found.append((items, result["timings"][name]["mean"]))
        elif result["peers"].get(name) is not None:
            found.append((items, result["peers"][name]["mean"]))
    return found


def unit(ns):
    for text, scale in (("ns", 1), ("µs", 1e3), ("ms", 1e6)):
        if ns < 1000 * scale:
            return f"{ns / scale:.0f} {text}"
    return f"{ns / 1e9:.0f} s"


def spread(labels):
    """Moves labels apart, keeping their order; each is [height, text, colour]."""
    labels.sort(key=lambda label: label[0])
    for _ in range(200):
        moved = False
        for upper, lower in zip(labels, labels[1:]):
            lack = LABEL_GAP - (lower[0] - upper[0])
            if lack > 0.01:
                upper[0] -= lack / 2
                lower[0] += lack / 2
                moved = True
        if not moved:
            break
    return labels


def draw(shape, by_size):
    lines = {name: points(name, by_size) for name in SERIES}
    lines = {name: found for name, found in lines.items() if found}
    sizes = sorted(by_size)
    low = math.floor(math.log10(min(ns for found in lines.values() for _, ns in found)))
    high = math.ceil(math.log10(max(ns for found in lines.values() for _, ns in found)))
    low_x, high_x = math.log10(sizes[0]), math.log10(sizes[-1])
    span_x = max(high_x - low_x, 1e-9)

    def x(items):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(items) - low_x) / span_x

    def y(ns):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(ns) - low) / (high - low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
           f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
           f'<text x="{LEFT}" y="26" font-size="16">Mean time a decision, {shape} workload, one thread</text>']
    for power in range(low, high + 1):
        height = y(10 ** power)
        out.append(f'<line x1="{LEFT}" y1="{height:.1f}" x2="{WIDTH - RIGHT}" y2="{height:.1f}" stroke="#dddddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{height + 4:.1f}" text-anchor="end">{unit(10 ** power)}</text>')
    for items in sizes:
        out.append(f'<line x1="{x(items):.1f}" y1="{TOP}" x2="{x(items):.1f}" y2="{HEIGHT - BOTTOM}" stroke="#eeeeee"/>')
        out.append(f'<text x="{x(items):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{items:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">items in the policy</text>')
    labels = []
    for name, found in lines.items():
        label, colour, dash = SERIES[name]
        path = " ".join(f"{x(items):.1f},{y(ns):.1f}" for items, ns in found)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        out += [f'<circle cx="{x(items):.1f}" cy="{y(ns):.1f}" r="3" fill="{colour}"/>' for items, ns in found]
        labels.append([y(found[-1][1]), label, colour, x(found[-1][0])])
    for height, label, colour, end in spread(labels):
        out.append(f'<text x="{max(end, WIDTH - RIGHT) + 10:.1f}" y="{height + 4:.1f}" fill="{colour}">{label}</text>')
    return "\n".join(out + ["</svg>", ""])
