print("verify-eq")
