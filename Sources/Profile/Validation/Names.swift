extension Profile {
    /// Each service's image is one of the profile's.
    func checkUsedImages(_ root: Value) {
        let images = root.keys(of: "images")
        let known = Set(images)
        for service in services {
            guard let image = service.image, !known.contains(image) else { continue }
            root.context.error(
                "no image '\(image)' in images", at: "services.\(service.name).image",
                hint: images.isEmpty
                    ? "the profile has no images"
                    : didYouMean(image, among: images) ?? "images has: " + listed(images))
        }
    }

    /// Each service needs services that are there, and none needs itself through others.
    func checkNeeds(_ root: Value) {
        let names = root.keys(of: "services")
        let known = Set(names)
        for service in services {
            for (index, need) in service.needs.enumerated() where !known.contains(need) {
                root.context.error(
                    "no service '\(need)' in services", at: "services.\(service.name).needs[\(index)]",
                    hint: didYouMean(need, among: names) ?? "services has: " + listed(names))
            }
        }
        for circle in circles(in: services) {
            root.context.error(
                "services need each other in a circle: " + (circle + circle.prefix(1)).joined(separator: " -> "),
                at: "services.\(circle[0]).needs")
        }
    }
}

extension Value {
    /// The keys of a part, those of broken entries too: what names them is not wrong.
    fileprivate func keys(of part: String) -> [String] {
        (node[part]?.entries?.compactMap(\.key.text) ?? []).filter { $0.utf8.count <= NameRule.longest }
    }
}

/// The names with commas between them; of many, the first and how many more there are.
private func listed(_ names: [String]) -> String {
    let shown = names.prefix(20).joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}

/// Each circle of needs, found by walking along the needs of one service after the other; of many, the first ten, since
/// each can be as long as the profile.
func circles(in services: [Service]) -> [[String]] {
    let needs = Dictionary(services.map { ($0.name, $0.needs) }) { first, _ in first }
    var circles: [[String]] = []
    var seen: Set<String> = []
    for service in services {
        var path: [String] = []
        // The services that are still to visit, the next one last, each with its distance from the first.
        var waiting = [(name: service.name, distance: 0)]
        while let (name, distance) = waiting.popLast() {
            path.removeLast(path.count - distance)
            if seen.insert(name).inserted {
                path.append(name)
                waiting += (needs[name] ?? []).reversed().map { ($0, distance + 1) }
            } else if let start = path.firstIndex(of: name) {
                circles.append(Array(path[start...]))
                if circles.count == 10 { return circles }
            }
        }
    }
    return circles
}
