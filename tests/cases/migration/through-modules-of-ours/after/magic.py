%time client.tasks.create(task="magic", structured_output_json="2")
