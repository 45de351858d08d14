print("envboot")
