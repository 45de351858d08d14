/// Finding the parts of a profile, which are known by paths such as `services.gateway.expose[1].nodePort`.
extension Profile {
    /// The line of a part, or of the nearest part around it that is written; 1 where none is.
    package func line(of path: String) -> Int { places.nearest(to: path)?.line ?? 1 }

    /// The path of one of a service's `expose`, by its index: it may be written as a list, or as the only one.
    package func path(ofExpose index: Int, of service: Service) -> String {
        service.path(ofExpose: index, in: places)
    }
}

extension Service {
    func path(ofExpose index: Int, in places: [String: some Any]) -> String {
        let path = "services.\(name).expose"
        return places[path + "[0]"] == nil ? path : "\(path)[\(index)]"
    }
}

extension Dictionary where Key == String {
    /// What stands for the part of that path, or for the nearest part around it that is written.
    func nearest(to path: String) -> Value? {
        var path = path[...]
        while !path.isEmpty {
            if let value = self[String(path)] { return value }
            path = path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
        }
        return nil
    }
}
