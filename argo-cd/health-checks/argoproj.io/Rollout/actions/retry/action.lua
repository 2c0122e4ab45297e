if type(obj.status) ~= "table" or obj.status.abort ~= true then
  error("Only an aborted update can be retried.", 0)
end
obj.status.abort = nil
return obj
