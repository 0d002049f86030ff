#include "precedence/norm_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace qingdan {
namespace {

// 60 regions in no order: each but the first lies in one that is numbered anyhow.
model::Model random_world(std::mt19937& random) {
  model::Model model;
  constexpr std::size_t kRegions = 60;
  std::vector<std::size_t> ids(kRegions);
  for (std::size_t i = 0; i < kRegions; ++i) {
    ids[i] = i;
  }
  std::shuffle(ids.begin(), ids.end(), random);
  model.regions.resize(kRegions);
  for (std::size_t i = 1; i < kRegions; ++i) {
    model.regions[ids[i]].parent = RegionId(ids[random() % i]);
  }
  model.matters.resize(3);
  for (std::size_t i = 0; i < 200; ++i) {
    model::Norm norm;
    norm.matter = MatterId(random() % model.matters.size());
    for (std::uint32_t count = random() % 4; count > 0; --count) {
      norm.regions.emplace_back(random() % kRegions);
    }
    std::sort(norm.regions.begin(), norm.regions.end());
    norm.regions.erase(std::unique(norm.regions.begin(), norm.regions.end()), norm.regions.end());
    model.norms.push_back(norm);
  }
  return model;
}

bool lies_in(const model::Model& model, RegionId region, RegionId other) {
  while (!region.is_none() && region != other) {
    region = model.regions[region.index()].parent;
  }
  return !region.is_none();
}

bool overlap(const model::Model& model, const std::vector<RegionId>& a, const std::vector<RegionId>& b) {
  return a.empty() || b.empty() || std::any_of(a.begin(), a.end(), [&](RegionId x) {
           return std::any_of(b.begin(), b.end(),
                              [&](RegionId y) { return lies_in(model, x, y) || lies_in(model, y, x); });
         });
}

TEST(NormIndex, finds_what_a_search_through_all_finds) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const model::Model model = random_world(random);
    const precedence::RegionOrder order(model);
    precedence::NormIndex index(model, order);
    for (std::size_t i = 0; i < model.norms.size(); ++i) {
      index.add(NormId(i));
    }
    index.settle();
    for (const model::Norm& norm : model.norms) {
      for (std::size_t matter = 0; matter < model.matters.size(); ++matter) {
        std::vector<NormId> expected;
        for (std::size_t i = 0; i < model.norms.size(); ++i) {
          if (model.norms[i].matter == MatterId(matter) &&
              overlap(model, model.norms[i].regions, norm.regions)) {
            expected.emplace_back(i);
          }
        }
        std::vector<NormId> found;
        index.find(MatterId(matter), norm.regions, found);
        EXPECT_EQ(found, expected);
      }
    }
  }
}

TEST(RegionOrder, what_lies_in_a_region_stands_behind_it_without_a_gap) {
  std::mt19937 random(8);
  const model::Model model = random_world(random);
  const precedence::RegionOrder order(model);
  for (std::size_t a = 0; a < model.regions.size(); ++a) {
    for (std::size_t b = 0; b < model.regions.size(); ++b) {
      const bool within = order.place(RegionId(a)) <= order.place(RegionId(b)) &&
                          order.place(RegionId(b)) < order.end(RegionId(a));
      EXPECT_EQ(within, lies_in(model, RegionId(b), RegionId(a)));
    }
  }
}

}  // namespace
}  // namespace qingdan
