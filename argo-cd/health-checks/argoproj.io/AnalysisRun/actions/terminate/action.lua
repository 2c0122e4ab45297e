local DONE = { Successful = true, Failed = true, Error = true, Inconclusive = true }

if type(obj.status) == "table" and obj.status.phase ~= nil and DONE[obj.status.phase] then
  error("The analysis has ended already.", 0)
end
if type(obj.spec) ~= "table" then obj.spec = {} end
obj.spec.terminate = true
return obj
