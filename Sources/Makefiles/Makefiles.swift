/// Writes and changes Makefiles.
enum Makefiles {}
