local DONE = { Successful = true, Failed = true, Error = true, Inconclusive = true }

local isEnding = type(obj.spec) == "table" and obj.spec.terminate == true
local isDone = type(obj.status) == "table" and obj.status.phase ~= nil and DONE[obj.status.phase] == true

return {
  terminate = {
    displayName = "Terminate (counts as successful)",
    iconClass = "fa fa-fw fa-stop-circle",
    disabled = isEnding or isDone,
  },
}
