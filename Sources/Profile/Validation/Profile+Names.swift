import Diagnostics

extension Profile {
    /// Each service's and job's image is one of the profile's.
    func checkUsedImages(_ root: Value) {
        let images = root.keys(of: "images")
        let known = Set(images)
        let used =
            services.map { (path: "services.\($0.name).image", image: $0.image) }
            + jobs.map { (path: "jobs.\($0.name).image", image: $0.image) }
        for (path, image) in used {
            guard let image, !image.isEmpty else { continue }
            if let condition = root.context.leftOut["images." + image] {
                root.context.error("the image '\(image)' is only there when \(condition.text)", at: path)
            }
            guard !known.contains(image) else { continue }
            root.context.error(
                "no image '\(image)' in images", at: path,
                hint: images.isEmpty
                    ? "add it: images: {\(image): {ref: \(image):TAG}}"
                    : didYouMean(image, among: images) ?? "images has: " + listed(images))
        }
    }

    /// What services and jobs need is there, and none needs itself through others.
    func checkNeeds(_ root: Value) {
        let jobNames = root.keys(of: "jobs")
        let names = root.keys(of: "services") + jobNames
        let known = Set(names)
        let place = jobNames.isEmpty ? "services" : "services or jobs"
        for part in parts {
            for (index, need) in part.needs.enumerated() where !known.contains(need) {
                root.context.error(
                    "no \(jobNames.isEmpty ? "service" : "service or job") '\(need)' in \(place)",
                    at: "\(part.path).needs[\(index)]",
                    hint: didYouMean(need, among: names)
                        ?? "\(place) \(jobNames.isEmpty ? "has" : "have"): " + listed(names))
            }
        }
        for job in jobs where services.contains(where: { $0.name == job.name }) {
            root.context.error(
                "'\(job.name)' is a service too", at: "jobs.\(job.name)", hint: "give the job another name")
        }
        let paths = Dictionary(parts.map { ($0.name, $0.path) }) { first, _ in first }
        for circle in circles(among: parts.map { ($0.name, $0.needs) }) {
            root.context.error(
                "\(place == "services" ? place : "services and jobs") need each other in a circle: "
                    + (circle + circle.prefix(1)).joined(separator: " -> "),
                at: paths[circle[0], default: ""] + ".needs")
        }
    }

    /// What is not there by its condition is not needed either.
    mutating func leaveOutNeeds(_ context: Context) {
        func isLeftOut(_ name: String) -> Bool {
            context.leftOut["services." + name] != nil || context.leftOut["jobs." + name] != nil
        }
        for index in services.indices { services[index].needs.removeAll(where: isLeftOut) }
        for index in jobs.indices { jobs[index].needs.removeAll(where: isLeftOut) }
    }

    /// What can need, and be needed.
    private var parts: [(name: String, path: String, needs: [String])] {
        services.map { ($0.name, "services.\($0.name)", $0.needs) }
            + jobs.map { ($0.name, "jobs.\($0.name)", $0.needs) }
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

/// Each circle of needs, found by walking along the needs of one part after the other; of many, the first ten, since
/// each can be as long as the profile.
func circles(among parts: [(name: String, needs: [String])]) -> [[String]] {
    let needs = Dictionary(parts) { first, _ in first }
    var circles: [[String]] = []
    var seen: Set<String> = []
    for part in parts {
        var path: [String] = []
        // Those that are still to visit, the next one last, each with its distance from the first.
        var waiting = [(name: part.name, distance: 0)]
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
