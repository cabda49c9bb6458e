"""A stand-in of Step Functions, Systems Manager and Secrets Manager: takes calls, remembers them, and answers as little as is needed."""

from .http import JsonService, ServiceError


class Calls(JsonService):
    def __init__(self):
        self.made = []
        self._executions = set()
        super().__init__()

    def start_execution(self, body):
        if (body["stateMachineArn"], body["name"]) in self._executions:
            raise ServiceError("ExecutionAlreadyExists", "An execution of this name was started before.")
        self._executions.add((body["stateMachineArn"], body["name"]))
        self.made.append(("StartExecution", body))
        return {"executionArn": f"{body['stateMachineArn'].replace(':stateMachine:', ':execution:')}:{body['name']}", "startDate": 0}

    def send_command(self, body):
        self.made.append(("SendCommand", body))
        return {"Command": {"CommandId": "00000000-0000-0000-0000-000000000000"}}

    def get_secret_value(self, body):
        self.made.append(("GetSecretValue", body))
        return {"ARN": body["SecretId"], "SecretString": "the secret of " + body["SecretId"]}
