/// An image that Docker pulled, but not for the platform that the profile asks for.
package struct WrongPlatform: Error, CustomStringConvertible {
    package let image: DesiredImage
    package let platform: Platform

    package var description: String {
        """
        \(image.pulledReference) was pulled for \(platform): the registry does not have it for \(image.platform ?? "")
        hint: set images.\(image.name).platform to \(platform), or choose an image that supports \
        \(image.platform ?? "the platform")
        """
    }
}
