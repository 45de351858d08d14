/// The most pairs of letters that are compared for one hint: a profile can have a thousand misspellings.
private let maxComparisons = 5000

/// `did you mean 'kubeconfig'?`, where one of the words is near enough to what was written.
package func didYouMean(_ written: String, among words: [String]) -> String? {
    let length = written.utf8.count
    let limit = length < 4 ? 1 : length < 8 ? 2 : 3
    let candidates = words.filter { abs($0.utf8.count - length) <= limit }
    // No name is that long, and among so many some are near to anything.
    guard length * (length + limit) * candidates.count <= maxComparisons else { return nil }
    let nearest = candidates.map { (word: $0, distance: editDistance(written.lowercased(), $0.lowercased())) }
        .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= limit else { return nil }
    return "did you mean '\(nearest.word)'?"
}

/// How many letters (bytes of UTF-8) to insert, remove, replace or swap with their neighbour to get from one word to
/// another (the optimal string alignment distance).
package func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
    var above: [Int] = []
    var last = Array(0...second.count)
    for i in 1...first.count {
        var row = [i]
        for j in 1...second.count {
            let replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
            var least = min(replaced, last[j] + 1, row[j - 1] + 1)
            if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
                least = min(least, above[j - 2] + 1)
            }
            row.append(least)
        }
        above = last
        last = row
    }
    return last[second.count]
}
