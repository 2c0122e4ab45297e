local os = require("os")
if type(obj.spec) ~= "table" then obj.spec = {} end
obj.spec.restartAt = os.date("!%Y-%m-%dT%H:%M:%SZ")
return obj
