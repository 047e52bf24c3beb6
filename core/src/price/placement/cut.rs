//! The cheapest cut of a network (Dinic 1970): which nodes stay on the side of the source.

use alloc::vec::Vec;

/// A network of nodes 0, 1, ... with directed edges.
pub struct Network {
    /// First edge of each node.
    first: Vec<Option<u32>>,
    /// The edges; each is followed, or preceded, by the one back.
    edges: Vec<Edge>,
}

/// An edge.
struct Edge {
    to: u32,
    next: Option<u32>,
    /// How much can still pass.
    left: i128,
}

impl Network {
    /// A network of so many nodes without edges.
    pub fn new(nodes: usize) -> Self {
        Self {
            first: alloc::vec![None; nodes],
            edges: Vec::new(),
        }
    }

    /// Adds an edge that so much can pass.
    pub fn add(&mut self, from: u32, to: u32, capacity: i128) {
        for (from, to, left) in [(from, to, capacity), (to, from, 0)] {
            let number = u32::try_from(self.edges.len()).ok();
            if let Some(first) = index(from).and_then(|from| self.first.get_mut(from)) {
                let next = *first;
                *first = number;
                self.edges.push(Edge { to, next, left });
            }
        }
    }

    /// The nodes that lie on the side of the source in a cheapest cut, the fewest of them.
    pub fn source_side(&mut self, source: u32, sink: u32) -> Vec<bool> {
        loop {
            let levels = self.levels(source);
            if level(&levels, sink).is_none() {
                return levels.iter().map(Option::is_some).collect();
            }
            self.saturate(source, sink, &levels);
        }
    }

    /// How many edges each node that can still be reached is away from the source.
    fn levels(&self, source: u32) -> Vec<Option<u32>> {
        let mut levels: Vec<Option<u32>> = alloc::vec![None; self.first.len()];
        let mut queue = alloc::vec![source];
        if let Some(own) = index(source).and_then(|source| levels.get_mut(source)) {
            *own = Some(0);
        }
        let mut at = 0_usize;
        while let Some(node) = queue.get(at).copied() {
            at = at.saturating_add(1);
            let next_level = level(&levels, node).map(|level| level.saturating_add(1));
            let mut edge = self.first_of(node);
            while let Some(found) = edge.and_then(|edge| self.edge(edge)) {
                edge = found.next;
                let other = index(found.to).and_then(|to| levels.get_mut(to));
                if let Some(other) = other.filter(|other| found.left > 0 && other.is_none()) {
                    *other = next_level;
                    queue.push(found.to);
                }
            }
        }
        levels
    }

    /// Sends all that can pass along edges that lead one level further.
    fn saturate(&mut self, source: u32, sink: u32, levels: &[Option<u32>]) {
        let mut current = self.first.clone();
        let mut path: Vec<u32> = Vec::new();
        loop {
            let node = path
                .last()
                .and_then(|edge| self.edge(*edge))
                .map_or(source, |edge| edge.to);
            if node == sink {
                self.push_along(&mut path);
                continue;
            }
            let wanted = level(levels, node).map(|level| level.saturating_add(1));
            let mut edge = index(node).and_then(|node| current.get(node).copied().flatten());
            while let Some(number) = edge {
                let Some(found) = self.edge(number) else {
                    break;
                };
                if found.left > 0 && wanted.is_some() && level(levels, found.to) == wanted {
                    break;
                }
                edge = found.next;
            }
            if let Some(own) = index(node).and_then(|node| current.get_mut(node)) {
                *own = edge;
            }
            match edge {
                Some(edge) => path.push(edge),
                None => {
                    // Nothing leads on from here, so the edge that led here is of no use either.
                    let Some(back) = path.pop() else {
                        return;
                    };
                    let from = self.edge(back ^ 1).map(|edge| edge.to);
                    let next = self.edge(back).and_then(|edge| edge.next);
                    let own = from.and_then(index).and_then(|from| current.get_mut(from));
                    if let Some(own) = own {
                        *own = next;
                    }
                }
            }
        }
    }

    /// Sends what the narrowest edge of a path lets pass, and goes back to before that edge.
    fn push_along(&mut self, path: &mut Vec<u32>) {
        let lefts = path.iter().filter_map(|edge| self.edge(*edge));
        let Some(least) = lefts.map(|edge| edge.left).min() else {
            return;
        };
        let mut keep = path.len();
        for (position, edge) in path.iter().enumerate() {
            for (number, change) in [(*edge, least.saturating_neg()), (*edge ^ 1, least)] {
                let found = index(number).and_then(|number| self.edges.get_mut(number));
                if let Some(found) = found {
                    found.left = found.left.saturating_add(change);
                    if found.left == 0 && number == *edge {
                        keep = keep.min(position);
                    }
                }
            }
        }
        path.truncate(keep);
    }

    fn first_of(&self, node: u32) -> Option<u32> {
        index(node).and_then(|node| self.first.get(node).copied().flatten())
    }

    fn edge(&self, number: u32) -> Option<&Edge> {
        index(number).and_then(|number| self.edges.get(number))
    }
}

fn index(number: u32) -> Option<usize> {
    usize::try_from(number).ok()
}

fn level(levels: &[Option<u32>], node: u32) -> Option<u32> {
    index(node).and_then(|node| levels.get(node).copied().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_cut_is_found_also_over_edges_back() {
        // Two ways that share their middle: 0 -> 1 -> 3 and 0 -> 2 -> 3, with 1 -> 2 between.
        let mut network = Network::new(4);
        for (from, to, capacity) in [(0, 1, 3), (0, 2, 1), (1, 2, 2), (1, 3, 1), (2, 3, 5)] {
            network.add(from, to, capacity);
        }
        // 0 -> 1 and 0 -> 2 are cut for 4, and nothing cheaper: 1 and 2 lie behind the cut.
        assert_eq!(network.source_side(0, 3), [true, false, false, false]);
        let mut network = Network::new(4);
        for (from, to, capacity) in [(0, 1, 9), (0, 2, 1), (1, 2, 2), (1, 3, 1), (2, 3, 5)] {
            network.add(from, to, capacity);
        }
        assert_eq!(network.source_side(0, 3), [true, true, false, false]);
    }
}
