// The graph on which every walk runs: Boost's, packed. Costly to compile, so only for the .cpp files here
// that walk.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <cstdint>
#include <utility>
#include <vector>

namespace qingdan::graph {

using DirectedGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

// From one vertex to another.
using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The arcs from one vertex keep their order.
inline DirectedGraph make_directed(std::size_t vertices, const Arcs& arcs) {
  return {boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(),
          static_cast<std::uint32_t>(vertices)};
}

inline auto successors(const DirectedGraph& graph, std::uint32_t vertex) {
  return boost::make_iterator_range(boost::adjacent_vertices(vertex, graph));
}

}  // namespace qingdan::graph
